import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import type { SoughtCode } from '../../../code-range.js';
import { keysOf, type ChunkPlace, type CodePage } from '../../code-index.js';
import { chunksWithCode as onSqlite } from '../sqlite/chunks-with-code.js';

/** The same on both databases. */
export function chunksWithCode(projectId: string, code: SoughtCode, page: CodePage): Statement {
  return numbered(onSqlite(projectId, code, page));
}

/**
 * Those of the chunks that have a row of the code. Most others are told by their text, without taking it apart.
 * Elements of an array are never decoded, whatever they hold.
 */
export function chunksHoldingCode({ json }: SoughtCode, chunks: readonly ChunkPlace[]): Statement {
  return {
    sql: `SELECT chunk.action_id AS "actionId", chunk.number AS "number"
      FROM json_array_elements($1::json) AS place JOIN async_action_chunks AS chunk
        ON chunk.action_id = place ->> 0 AND chunk.number = (place ->> 1)::integer
      WHERE CASE WHEN strpos(chunk.items, $2) > 0 THEN EXISTS (
        SELECT 1 FROM json_array_elements(chunk.items::json) AS item WHERE (item -> 1)::text = $3
      ) END`,
    parameters: [keysOf(chunks), `,${json},`, json],
  };
}
