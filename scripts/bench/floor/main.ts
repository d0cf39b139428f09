import { createServer, type IncomingMessage } from 'node:http';
import type { SqliteFile } from '../sqlite-file.js';
import { createFloorDatabase } from './floor-database.js';
import { mergeRequest } from './merge-request.js';

/**
 * The least that could do the work: `node:http`, one SQLite connection, no keys, no checks, no report, no
 * queue. It answers 202 when the body is on disk, as the service must. Arguments: file, port, vouchers.
 */
async function main([file = '', port, count]: readonly string[]): Promise<void> {
  const database = await createFloorDatabase(file, Number(count));
  const server = createServer((request, response) => {
    const answer = request.method === 'POST' ? accept(database, request) : read(database, request);
    answer.then(
      ({ status, json }) => response.writeHead(status).end(JSON.stringify(json)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(Number(port), '127.0.0.1');
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

async function accept(database: SqliteFile, request: IncomingMessage): Promise<Answer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const [row] = await database.all<{ id: number }>(
    'INSERT INTO requests (body) VALUES (?) RETURNING id',
    [body],
  );
  if (row === undefined) throw new Error('The request was not stored');
  setImmediate(() => void mergeRequest(database, row.id, body));
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
