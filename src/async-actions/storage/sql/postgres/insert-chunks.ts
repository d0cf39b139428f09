import type { Statement } from '../../../../database/statement.js';
import type { NumberedChunk } from '../sqlite/insert-chunks.js';

/** Adds chunks. Bytes become text in the database, so that the main thread never decodes ten megabytes. */
export function insertChunks(actionId: string, chunks: readonly NumberedChunk[]): Statement {
  const values = chunks.map((_, index) => {
    const [number, rowCount, items] = [2, 3, 4].map((place) => `$${index * 3 + place}`);
    return `($1, ${number}::integer, ${rowCount}::integer, convert_from(${items}, 'UTF8'), 0, 0)`;
  });
  return {
    sql: `INSERT INTO async_action_chunks
      (action_id, number, row_count, items, done_count, failed_count) VALUES ${values.join(', ')}`,
    parameters: [
      actionId,
      ...chunks.flatMap(({ number, rowCount, items }) => [
        number,
        rowCount,
        Buffer.from(items.buffer, items.byteOffset, items.byteLength),
      ]),
    ],
  };
}
