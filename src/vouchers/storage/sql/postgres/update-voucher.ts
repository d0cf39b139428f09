import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import type { Voucher } from '../../../domain/voucher.js';
import { updateVoucher as onSqlite } from '../sqlite/update-voucher.js';

/** The same words as on SQLite. */
export function updateVoucher(voucher: Voucher): Statement {
  return { name: 'update_voucher', ...numbered(onSqlite(voucher)) };
}
