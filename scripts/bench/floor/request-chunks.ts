import type { SqliteFile } from '../sqlite-file.js';
import type { Turns } from './turns.js';

const CHUNK_ROWS = 5_000;

/** A stored request that is worked on. */
export interface StoredRequest {
  readonly database: SqliteFile;
  readonly turns: Turns;
  readonly id: number;
}

/** Writes rows in short transactions that count them, and then ends the request. */
export async function writeInChunks<Row>(
  { database, turns, id }: StoredRequest,
  rows: readonly Row[],
  failed: number,
  write: (chunk: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK_ROWS) {
    const chunk = rows.slice(at, at + CHUNK_ROWS);
    await turns.take(async () => {
      await database.run('BEGIN IMMEDIATE');
      await write(chunk);
      await database.run('UPDATE requests SET done_count = done_count + ? WHERE id = ?', [
        chunk.length,
        id,
      ]);
      await database.run('COMMIT');
    });
  }
  const end = `UPDATE requests SET failed_count = ?, status = 'DONE' WHERE id = ?`;
  await turns.take(() => database.run(end, [failed, id]));
}
