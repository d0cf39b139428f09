import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import { copyTried as onSqlite } from '../sqlite/dry-runs.js';

/** The same on both databases. */
export function copyTried(dryRunId: string, actionId: string): Statement {
  return numbered(onSqlite(dryRunId, actionId));
}

/** What the accepted rows of an action take: as they are kept, which is compressed. */
export function inputSize(actionId: string): Statement {
  return {
    sql: `SELECT COALESCE(SUM(pg_column_size(items) + pg_column_size(codes)
        + COALESCE(pg_column_size(versions), 0)), 0)::integer AS "size"
      FROM async_action_chunks WHERE action_id = $1`,
    parameters: [actionId],
  };
}
