import type { Statement } from '../../../../database/statement.js';
import type { SoughtCode } from '../../../code-range.js';
import { keysOf, type ChunkPlace, type CodePage } from '../../code-index.js';

/**
 * The chunks whose range holds a code, those of the newest action first and of one action the last first. Each
 * beginning of the code is a query of its own, whose first rows the index holds side by side in this order.
 */
export function chunksWithCode(
  projectId: string,
  { cut, prefixes }: SoughtCode,
  { before, limit }: CodePage,
): Statement {
  const branch = `SELECT * FROM (SELECT sequence AS "sequence", action_id AS "actionId", number AS "number",
      first_code AS "first", last_code AS "last"
    FROM async_action_chunks
    WHERE project_id = ? AND code_prefix = ? AND (sequence, action_id, number) < (?, ?, ?)
      AND first_code <= ? AND last_code >= ?
    ORDER BY sequence DESC, action_id DESC, number DESC LIMIT ?) AS branch`;
  const { sequence, actionId, number } = before;
  return {
    sql: `${prefixes.map(() => branch).join(' UNION ALL ')}
      ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT ?`,
    parameters: [
      ...prefixes.flatMap((prefix) => [
        ...[projectId, prefix, sequence, actionId, number, cut, cut, limit],
      ]),
      limit,
    ],
  };
}

/** Those of the chunks that have a row of the code. Most others are told by their text, without taking it apart. */
export function chunksHoldingCode({ json }: SoughtCode, chunks: readonly ChunkPlace[]): Statement {
  return {
    sql: `SELECT chunk.action_id AS "actionId", chunk.number AS "number"
      FROM json_each(?) AS place CROSS JOIN async_action_chunks AS chunk
        ON chunk.action_id = place.value ->> 0 AND chunk.number = place.value ->> 1
      WHERE CASE WHEN instr(chunk.items, ?) > 0
        THEN EXISTS (SELECT 1 FROM json_each(chunk.items) AS item WHERE item.value -> 1 = ?) END`,
    parameters: [keysOf(chunks), `,${json},`, json],
  };
}
