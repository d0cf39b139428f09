import type { Statement } from '../../../../database/statement.js';

/** Adds for an action the chunks of a dry run as they were accepted, with the versions that it has seen. */
export function copyTried(dryRunId: string, actionId: string): Statement {
  return {
    sql: `INSERT INTO async_action_chunks
      (action_id, number, row_count, items, codes, versions, done_count, failed_count)
      SELECT ?, number, row_count, items, codes, versions, 0, 0
      FROM async_action_chunks WHERE action_id = ?`,
    parameters: [actionId, dryRunId],
  };
}

/** What the accepted rows of an action take. */
export function inputSize(actionId: string): Statement {
  return {
    sql: `SELECT COALESCE(SUM(octet_length(items) + octet_length(codes)
        + COALESCE(octet_length(versions), 0)), 0) AS "size"
      FROM async_action_chunks WHERE action_id = ?`,
    parameters: [actionId],
  };
}
