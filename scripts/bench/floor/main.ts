import { createServer, type IncomingMessage } from 'node:http';
import type { SqliteFile } from '../sqlite-file.js';
import { createFloorDatabase } from './floor-database.js';
import { importRequest } from './import-request.js';
import { mergeRequest } from './merge-request.js';
import { Turns } from './turns.js';

/**
 * The least that could do the work: `node:http`, one SQLite connection, no keys, no checks, no report, no
 * queue but the turns on its connection. It answers 202 when the body is on disk, as the service must. Arguments:
 * file, port, vouchers.
 */
async function main([file = '', port, count]: readonly string[]): Promise<void> {
  const database = await createFloorDatabase(file, Number(count));
  const floor: Floor = { database, turns: new Turns(), jobs: new Turns() };
  const server = createServer((request, response) => {
    const answer = request.method === 'POST' ? accept(floor, request) : read(database, request);
    answer.then(
      ({ status, json }) => response.writeHead(status).end(JSON.stringify(json)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(Number(port), '127.0.0.1');
}

interface Floor {
  readonly database: SqliteFile;
  /** For transactions. */
  readonly turns: Turns;
  readonly jobs: Turns;
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

async function accept({ database, turns, jobs }: Floor, request: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const [row] = await turns.take(() =>
    database.all<{ id: number }>('INSERT INTO requests (body) VALUES (?) RETURNING id', [body]),
  );
  if (row === undefined) throw new Error('The request was not stored');
  const work = request.url === '/v1/vouchers/import' ? importRequest : mergeRequest;
  setImmediate(() => void jobs.take(() => work({ database, turns, id: row.id }, body)));
  return { status: 202, json: { async_action_id: String(row.id) } };
}

async function read(database: SqliteFile, request: IncomingMessage): Promise<Answer> {
  const id = Number(request.url?.split('/').at(-1));
  const [row] = await database.all<{ status: string }>(
    'SELECT status, done_count, failed_count FROM requests WHERE id = ?',
    [id],
  );
  if (row === undefined) return { status: 404, json: {} };
  const { status, ...result } = row;
  return { status: 200, json: { status, result } };
}

await main(process.argv.slice(2));
