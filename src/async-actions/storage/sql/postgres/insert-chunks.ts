import type { Statement } from '../../../../database/statement.js';
import type { NumberedChunk } from '../sqlite/insert-chunks.js';

/** Adds chunks. Bytes become text in the database, so that the main thread never decodes ten megabytes. */
export function insertChunks(actionId: string, chunks: readonly NumberedChunk[]): Statement {
  const values = chunks.map((_, index) => {
    const [number, rowCount, ...texts] = [2, 3, 4, 5].map((place) => `$${index * 4 + place}`);
    const [items, codes] = texts.map((text) => `convert_from(${text}, 'UTF8')`);
    return `($1, ${number}::integer, ${rowCount}::integer, ${items}, ${codes}, 0, 0)`;
  });
  return {
    sql: `INSERT INTO async_action_chunks
      (action_id, number, row_count, items, codes, done_count, failed_count) VALUES ${values.join(', ')}`,
    parameters: [
      actionId,
      ...chunks.flatMap(({ number, rowCount, items, codes }) => [number, rowCount, items, codes]),
    ],
  };
}
