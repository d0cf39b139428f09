import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import type { NewVoucherChange } from '../../voucher-change-store.js';
import { addChange as onSqlite } from '../sqlite/add-change.js';

/** The same words as on SQLite. */
export function addChange(change: NewVoucherChange): Statement {
  return { name: 'add_voucher_change', ...numbered(onSqlite(change)) };
}
