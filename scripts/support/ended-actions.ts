/** In which database, how many, and an SQL expression for the id of their project. */
export interface EndedActions {
  readonly dialect: 'sqlite' | 'postgres';
  readonly count: number;
  readonly project: string;
}

/**
 * Statements that put ended actions of every kind, each with a chunk of a single code, into a database that is idle. Their
 * ids, codes and moments end in their number, from 1 on.
 */
export function endedActions({ dialect, count, project }: EndedActions): string[] {
  const numbers =
    dialect === 'sqlite'
      ? `(WITH RECURSIVE number(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < ${count})
          SELECT n FROM number)`
      : `generate_series(1, ${count}) AS number(n)`;
  const inserts = [
    `INSERT INTO async_actions (id, project_id, sequence, type, status, operation_status, total_count,
        done_count, failed_count, changed_count, request_id, app_id, key_name, label, options, parent_id,
        stored_bytes, created_at, updated_at, finished_at)
      SELECT 'aa_' || n, ${project}, n,
        CASE n % 2 WHEN 0 THEN 'VOUCHERS.IMPORT' ELSE 'VOUCHERS.BULK_UPDATE' END,
        CASE n % 3 WHEN 0 THEN 'FAILED' ELSE 'DONE' END,
        CASE n % 3 WHEN 1 THEN 'SUCCESS' ELSE 'FAILED' END,
        1, 1, 0, 0, 'v-' || n, 'app', 'key-' || (n % 5), 'label-' || (n % 50), '{}', 'aa_' || (n % 1000),
        0, n, n, n
      FROM ${numbers}`,
    `INSERT INTO async_action_chunks (action_id, number, row_count, items, done_count, failed_count,
        project_id, sequence, code_prefix, first_code, last_code)
      SELECT 'aa_' || n, 0, 1, '[]', 1, 0, ${project}, n, 'code-' || n, 'code-' || n, 'code-' || n
      FROM ${numbers}`,
  ];
  if (dialect === 'sqlite') return inserts;
  // Counted one by one by the triggers they would take minutes.
  return [
    'ALTER TABLE async_actions DISABLE TRIGGER USER',
    ...inserts,
    'ALTER TABLE async_actions ENABLE TRIGGER USER',
    'ANALYZE async_actions',
    'ANALYZE async_action_chunks',
  ];
}
