import { randomBytes } from 'node:crypto';
import type { SqliteFile } from '../sqlite-file.js';
import type { Turns } from './turns.js';

const CHUNK_ROWS = 5_000;

/** A table with the indexes that the service keeps of vouchers. */
export const IMPORTED = `CREATE TABLE imported (
    project text NOT NULL, code text NOT NULL, id text NOT NULL, type text NOT NULL, definition text NOT NULL,
    metadata text NOT NULL, category text, created integer NOT NULL, updated integer, deleted integer,
    PRIMARY KEY (project, code)
  ) WITHOUT ROWID`;
export const INDEXES = [
  'CREATE UNIQUE INDEX imported_id ON imported (project, id)',
  'CREATE INDEX imported_category ON imported (project, category, deleted)',
  'CREATE INDEX imported_created ON imported (project, created, code) WHERE deleted IS NULL',
  'CREATE INDEX imported_updated ON imported (project, updated, code) WHERE deleted IS NULL',
];

interface Item {
  readonly code: string;
  readonly type: string;
  readonly discount: object;
  readonly metadata: object;
}

type Row = readonly [code: string, id: string, type: string, definition: string, metadata: string];

/** Adds the vouchers of a stored body in the order of their codes, in short transactions. */
export async function importRequest(
  database: SqliteFile,
  turns: Turns,
  requestId: number,
  body: Buffer,
): Promise<void> {
  const items = JSON.parse(body.toString()) as Item[];
  const sorted = [...items].sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = sorted.filter(isSound).map(toRow);
  for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
    await turns.take(() => insert(database, requestId, rows.slice(at, at + CHUNK_ROWS)));
  }
  await turns.take(() =>
    database.run(`UPDATE requests SET failed_count = ?, status = 'DONE' WHERE id = ?`, [
      items.length - rows.length,
      requestId,
    ]),
  );
}

/** The least that a service must see to before it keeps a voucher. */
function isSound({ code, discount, metadata }: Item): boolean {
  return typeof code === 'string' && code !== '' && isObject(discount) && isObject(metadata);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toRow({ code, type, discount, metadata }: Item): Row {
  const id = `v_${Date.now().toString(36)}${randomBytes(12).toString('hex')}`;
  return [code, id, type, JSON.stringify({ discount }), JSON.stringify(metadata)];
}

async function insert(
  database: SqliteFile,
  requestId: number,
  rows: readonly Row[],
): Promise<void> {
  await database.run('BEGIN IMMEDIATE');
  await database.run(
    `INSERT INTO imported
     SELECT 'p', value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, NULL, ?, NULL, NULL
     FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    [Date.now(), JSON.stringify(rows)],
  );
  await database.run('UPDATE requests SET done_count = done_count + ? WHERE id = ?', [
    rows.length,
    requestId,
  ]);
  await database.run('COMMIT');
}
