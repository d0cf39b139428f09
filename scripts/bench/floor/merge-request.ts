import type { SqliteFile } from '../sqlite-file.js';
import { writeInChunks, type StoredRequest } from './request-chunks.js';

interface Item {
  readonly code: string;
  readonly metadata: Record<string, unknown>;
}

type Patch = readonly [rowId: number, metadata: Record<string, unknown>];

/** Applies a stored body to the vouchers: row ids once, then short transactions in their order. */
export async function mergeRequest(request: StoredRequest, body: Buffer): Promise<void> {
  const { database } = request;
  const items = JSON.parse(body.toString()) as Item[];
  const patches = await resolveCodes(database, items);
  const failed = items.length - patches.length;
  await writeInChunks(request, patches, failed, (chunk) => mergeChunk(database, chunk));
}

async function resolveCodes(database: SqliteFile, items: readonly Item[]): Promise<Patch[]> {
  const found = await database.all<{ id: number; at: number }>(
    `SELECT vouchers.id, item.key AS at FROM json_each(?) item
     CROSS JOIN vouchers ON vouchers.code = item.value ORDER BY vouchers.id`,
    [JSON.stringify(items.map(({ code }) => code))],
  );
  return found.map(({ id, at }) => [id, items[at]?.metadata ?? {}]);
}

async function mergeChunk(database: SqliteFile, patches: readonly Patch[]): Promise<void> {
  const rows = await database.all<{ metadata: string }>(
    `SELECT vouchers.metadata FROM json_each(?) item
     CROSS JOIN vouchers ON vouchers.id = item.value ORDER BY item.key`,
    [JSON.stringify(patches.map(([id]) => id))],
  );
  const merged = patches.map(([id, patch], at) => {
    const before = JSON.parse(rows[at]?.metadata ?? '{}') as Record<string, unknown>;
    return [id, JSON.stringify({ ...before, ...patch })];
  });
  await database.run(
    `WITH patch AS MATERIALIZED (SELECT value ->> 0 AS id, value ->> 1 AS metadata FROM json_each(?))
     UPDATE vouchers SET metadata = patch.metadata FROM patch WHERE vouchers.id = patch.id`,
    [JSON.stringify(merged)],
  );
}
