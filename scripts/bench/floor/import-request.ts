import { randomBytes } from 'node:crypto';
import type { SqliteFile } from '../sqlite-file.js';
import { writeInChunks, type StoredRequest } from './request-chunks.js';

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
export async function importRequest(request: StoredRequest, body: Buffer): Promise<void> {
  const items = JSON.parse(body.toString()) as Item[];
  const sorted = [...items].sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = sorted.filter(isSound).map(toRow);
  const failed = items.length - rows.length;
  await writeInChunks(request, rows, failed, (chunk) => insert(request.database, chunk));
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

function insert(database: SqliteFile, rows: readonly Row[]): Promise<void> {
  return database.run(
    `INSERT INTO imported
     SELECT 'p', value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, NULL, ?, NULL, NULL
     FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    [Date.now(), JSON.stringify(rows)],
  );
}
