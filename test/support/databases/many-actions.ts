import type { ActionFilter } from '../../../src/async-actions/finding/action-filter.js';
import type { Database } from '../../../src/database/database.js';
import { rowsOf } from '../../../src/database/statement.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';

const COUNT = 20_000;

/** Filters of a list, and the index that leads to what each takes. */
export const FINDING_FILTERS: readonly (ActionFilter & { readonly index: string })[] = [
  { index: 'async_actions_created' },
  { index: 'async_actions_created', createdAfter: 5, createdBefore: 10_000 },
  { index: 'async_actions_by_status', statuses: ['FAILED'] },
  { index: 'async_actions_by_status', statuses: ['FAILED', 'DONE'], createdBefore: 900 },
  { index: 'async_actions_by_status', operationStatuses: ['UNKNOWN'] },
  { index: 'async_actions_by_type', types: ['VOUCHERS.IMPORT', 'VOUCHERS.UNDO'] },
  { index: 'async_actions_by_type', types: ['VOUCHERS.IMPORT'], statuses: ['FAILED'] },
  { index: 'async_actions_by_key', keyName: 'key-3' },
  { index: 'async_actions_by_key', keyName: 'key-3', types: ['VOUCHERS.UNDO'] },
  { index: 'async_actions_by_label', label: 'label-7', statuses: ['DONE'] },
  { index: 'async_actions_by_parent', parentId: 'aa_7', statuses: ['DONE'] },
];

/** Puts ended actions of every kind into a project `p`, in one statement, each with a chunk of a single code. */
export async function addManyActions({ dialect, transactions }: Database): Promise<void> {
  const numbers =
    dialect === 'sqlite'
      ? `(WITH RECURSIVE number(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < ${COUNT})
          SELECT n FROM number)`
      : `generate_series(1, ${COUNT})`;
  const made = [
    // Counted one by one they would take minutes.
    ...(dialect === 'postgres' ? ['ALTER TABLE async_actions DISABLE TRIGGER USER'] : []),
    `INSERT INTO async_actions (id, project_id, sequence, type, status, operation_status, total_count,
        done_count, failed_count, changed_count, request_id, app_id, key_name, label, options, parent_id,
        stored_bytes, created_at, updated_at, finished_at)
      SELECT 'aa_' || n, 'p', n,
        CASE n % 2 WHEN 0 THEN 'VOUCHERS.IMPORT' ELSE 'VOUCHERS.BULK_UPDATE' END,
        CASE n % 3 WHEN 0 THEN 'FAILED' ELSE 'DONE' END,
        CASE n % 3 WHEN 1 THEN 'SUCCESS' ELSE 'FAILED' END,
        1, 1, 0, 0, 'v-' || n, 'app', 'key-' || (n % 5), 'label-' || (n % 50), '{}', 'aa_' || (n % 1000),
        0, n, n, n
      FROM ${numbers} AS number(n)`,
    `INSERT INTO async_action_chunks (action_id, number, row_count, items, done_count, failed_count,
        project_id, sequence, code_prefix, first_code, last_code)
      SELECT 'aa_' || n, 0, 1, '[]', 1, 0, 'p', n, 'code-' || n, 'code-' || n, 'code-' || n
      FROM ${numbers} AS number(n)`,
    ...(dialect === 'postgres' ? ['ANALYZE async_actions', 'ANALYZE async_action_chunks'] : []),
  ].map((sql) => (dialect === 'sqlite' ? sql.replace(' AS number(n)', '') : sql));
  await transactions.run(async (tx) => {
    for (const sql of made) await rowsOf(managerOf(tx), { sql, parameters: [] });
  });
}
