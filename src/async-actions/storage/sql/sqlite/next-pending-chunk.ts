import type { Statement } from '../../../../database/statement.js';

/** A chunk with what all rows of its action share. */
const CHUNK = `SELECT chunk.number AS "number", chunk.items AS "items", chunk.codes AS "codes",
        input.shared AS "shared", chunk.versions AS "versions"`;
const FROM = `FROM async_action_chunks AS chunk
      LEFT JOIN async_action_inputs AS input ON input.action_id = chunk.action_id`;

/** The first chunk behind `after` that is not processed, with what all rows of its action share. */
export function nextPendingChunk(actionId: string, after: number): Statement {
  return {
    sql: `${CHUNK}
      ${FROM}
      WHERE chunk.action_id = ? AND chunk.number > ? AND chunk.processed_at IS NULL
      ORDER BY chunk.number LIMIT 1`,
    parameters: [actionId, after],
  };
}

/** The last chunk before `before` that is processed, as {@link nextPendingChunk} has it, and how much of it is done. */
export function lastWrittenChunk(actionId: string, before: number): Statement {
  return {
    sql: `${CHUNK}, chunk.done_count AS "doneCount"
      ${FROM}
      WHERE chunk.action_id = ? AND chunk.number < ? AND chunk.processed_at IS NOT NULL
      ORDER BY chunk.number DESC LIMIT 1`,
    parameters: [actionId, before],
  };
}
