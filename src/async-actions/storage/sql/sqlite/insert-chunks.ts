import type { CodeRange } from '../../../code-range.js';
import type { Statement } from '../../../../database/statement.js';

/** A chunk and its place in its action. */
export interface NumberedChunk {
  readonly number: number;
  readonly rowCount: number;
  readonly items: Buffer;
  readonly codes: Buffer;
  readonly codeRange: CodeRange | null;
}

/**
 * Adds chunks, with the place of their action. Bytes become text in the database, so that the main thread never decodes
 * ten megabytes.
 */
export function insertChunks(actionId: string, chunks: readonly NumberedChunk[]): Statement {
  const values = chunks.map(() => '(?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?)').join(', ');
  return {
    sql: `WITH chunk (number, row_count, items, codes, code_prefix, first_code, last_code)
        AS (VALUES ${values}),
      place AS MATERIALIZED (SELECT
        (SELECT project_id FROM async_actions WHERE id = ?) AS project_id,
        (SELECT sequence FROM async_actions WHERE id = ?) AS sequence)
      INSERT INTO async_action_chunks (action_id, number, row_count, items, codes, code_prefix, first_code,
        last_code, project_id, sequence, done_count, failed_count)
      SELECT ?, chunk.*, place.*, 0, 0 FROM chunk, place`,
    parameters: [
      ...chunks.flatMap(({ number, rowCount, items, codes, codeRange }) => [
        ...[number, rowCount, items, codes],
        ...[codeRange?.prefix ?? null, codeRange?.first ?? null, codeRange?.last ?? null],
      ]),
      ...[actionId, actionId, actionId],
    ],
  };
}
