import type { Statement } from '../../../../database/statement.js';

/**
 * Adds for an action the chunks of a dry run as they were accepted or found, with the versions that it has seen. Of those
 * without rows, which only a scan has, the last one stays: with it the operation ends.
 */
export function copyTried(dryRunId: string, actionId: string): Statement {
  return {
    sql: `INSERT INTO async_action_chunks (action_id, number, row_count, items, codes, versions,
        code_prefix, first_code, last_code, project_id, sequence, done_count, failed_count)
      SELECT ?, ROW_NUMBER() OVER (ORDER BY number) - 1, row_count, items, codes, versions,
        code_prefix, first_code, last_code, project_id, (SELECT sequence FROM async_actions WHERE id = ?), 0, 0
      FROM async_action_chunks WHERE action_id = ? AND (row_count > 0
        OR number = (SELECT MAX(number) FROM async_action_chunks WHERE action_id = ?))`,
    parameters: [actionId, actionId, dryRunId, dryRunId],
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
