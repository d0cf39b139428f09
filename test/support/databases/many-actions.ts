import { endedActions } from '../../../scripts/support/ended-actions.js';
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

/** Puts ended actions of every kind into a project `p`, in one transaction. */
export async function addManyActions({ dialect, transactions }: Database): Promise<void> {
  const made = endedActions({ dialect, count: COUNT, project: "'p'" });
  await transactions.run(async (tx) => {
    for (const sql of made) await rowsOf(managerOf(tx), { sql, parameters: [] });
  });
}
