import type { Statement } from '../../../../database/statement.js';
import type { NumberedChunk } from '../sqlite/insert-chunks.js';

/**
 * Adds chunks, with the place of their action. Bytes become text in the database, so that the main thread never decodes
 * ten megabytes.
 */
export function insertChunks(actionId: string, chunks: readonly NumberedChunk[]): Statement {
  const values = chunks.map((_, index) => {
    const at = (place: number) => `$${index * 7 + place + 1}`;
    const bytes = [3, 4].map((place) => `convert_from(${at(place)}, 'UTF8')`);
    const codeRange = [5, 6, 7].map((place) => `${at(place)}::text`);
    return `(${[`${at(1)}::integer`, `${at(2)}::integer`, ...bytes, ...codeRange].join(', ')})`;
  });
  return {
    sql: `INSERT INTO async_action_chunks (number, row_count, items, codes, code_prefix, first_code,
        last_code, action_id, project_id, sequence, done_count, failed_count)
      SELECT chunk.*, $1, (SELECT project_id FROM async_actions WHERE id = $1),
        (SELECT sequence FROM async_actions WHERE id = $1), 0, 0
      FROM (VALUES ${values.join(', ')}) AS chunk`,
    parameters: [
      actionId,
      ...chunks.flatMap(({ number, rowCount, items, codes, codeRange }) => [
        ...[number, rowCount, items, codes],
        ...[codeRange?.prefix ?? null, codeRange?.first ?? null, codeRange?.last ?? null],
      ]),
    ],
  };
}
