import type { Statement } from '../../../../database/statement.js';
import type { StateTest } from '../../filter/condition.js';

/** Part of a WHERE clause on the table `vouchers` named `voucher`, never NULL. */
export function stateSql({ kind, nowMs }: StateTest): Statement {
  if (kind === 'expired') {
    return { sql: '(COALESCE(voucher.expiration_date < ?, false))', parameters: [nowMs] };
  }
  return {
    sql: `(voucher.active AND COALESCE(voucher.start_date <= ?, true)
      AND COALESCE(voucher.expiration_date >= ?, true))`,
    parameters: [nowMs, nowMs],
  };
}
