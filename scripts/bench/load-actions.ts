/** Two of three have ended well. A label stands for 50 jobs in a thousand, a name of a key for 200. */
const ACTIONS = `INSERT INTO async_actions (id, project_id, sequence, type, status, operation_status, total_count,
    done_count, failed_count, changed_count, request_id, app_id, key_name, label, options, parent_id,
    stored_bytes, created_at, updated_at, finished_at)
  SELECT 'aa_' || n, (SELECT id FROM projects), n,
    CASE n % 2 WHEN 0 THEN 'VOUCHERS.IMPORT' ELSE 'VOUCHERS.BULK_UPDATE' END,
    'DONE', CASE n % 3 WHEN 1 THEN 'FAILED' ELSE 'SUCCESS' END,
    1, 1, 0, 0, 'v-' || n, 'app', 'key-' || (n % 5), 'label-' || (n % 20), '{}', 'aa_' || (n % 1000),
    0, n, n, n
  FROM `;

const CHUNKS = `INSERT INTO async_action_chunks (action_id, number, row_count, items, done_count, failed_count,
    project_id, sequence, code_prefix, first_code, last_code)
  SELECT 'aa_' || n, 0, 1, '[]', 1, 0, (SELECT id FROM projects), n, 'code-' || n, 'code-' || n, 'code-' || n
  FROM `;

/** Statements that put ended actions, of one row each, into the one project of an idle service on SQLite. */
export function sqliteActions(count: number): string[] {
  const numbers = `(WITH RECURSIVE number(n) AS
    (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < ${count}) SELECT n FROM number)`;
  return [ACTIONS + numbers, CHUNKS + numbers];
}

/** The same for PostgreSQL. Counted one by one by its triggers they would take minutes. */
export function postgresActions(count: number): string[] {
  const numbers = `generate_series(1, ${count}) AS number(n)`;
  return [
    'ALTER TABLE async_actions DISABLE TRIGGER USER',
    ACTIONS + numbers,
    CHUNKS + numbers,
    'ALTER TABLE async_actions ENABLE TRIGGER USER',
    'ANALYZE async_actions',
    'ANALYZE async_action_chunks',
  ];
}
