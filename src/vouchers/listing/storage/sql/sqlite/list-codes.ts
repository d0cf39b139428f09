import type { Statement } from '../../../../../database/statement.js';
import type { ListOrder } from '../../../list-order.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import type { Cursor, PageRange } from '../../voucher-list-store.js';
import { selectionSql } from './selection-sql.js';

/** The column of each order and the index to walk; the primary key serves the order by code. */
const ORDERS: Readonly<Record<ListOrder['by'], { column: string; index?: string }>> = {
  createdAt: { column: 'voucher.created_at', index: 'vouchers_created' },
  updatedAt: { column: 'voucher.updated_at', index: 'vouchers_updated' },
  code: { column: 'voucher.code' },
};

/** The orders that an index has; a page of any other one costs a look at the whole project. */
export const INDEXED_ORDERS: readonly ListOrder['by'][] = ['createdAt', 'updatedAt', 'code'];

/**
 * The codes of a page, sorted. What follows a cursor is one range of the index, or two where the
 * column changes between NULL and a value; each is read only as far as the limit asks.
 */
export function listCodes(
  projectId: string,
  selection: VoucherSelection,
  { order, limit, skip, after }: PageRange,
): Statement {
  const { column, index } = ORDERS[order.by];
  const selected = selectionSql(projectId, selection, index);
  const ranges = after === null ? [EVERYTHING] : rangesAfter(column, order, after);
  const parts = ranges.map((range) => ({
    sql: `SELECT voucher.code AS code ${selected.sql} AND ${range.sql}
      ORDER BY ${sorting(column, order)} LIMIT ? OFFSET ?`,
    parameters: [...selected.parameters, ...range.parameters, limit, skip],
  }));
  return {
    sql: `${parts.map(({ sql }) => `SELECT code AS "code" FROM (${sql})`).join(' UNION ALL ')} LIMIT ?`,
    parameters: [...parts.flatMap(({ parameters }) => parameters), limit],
  };
}

const EVERYTHING: Statement = { sql: 'true', parameters: [] };

function sorting(column: string, { by, isDescending }: ListOrder): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  if (by === 'code') return `${column} ${direction}`;
  return `${column} ${direction} NULLS ${isDescending ? 'LAST' : 'FIRST'}, voucher.code ${direction}`;
}

function rangesAfter(column: string, { by, isDescending }: ListOrder, after: Cursor): Statement[] {
  const sign = isDescending ? '<' : '>';
  const { code } = after;
  if (by === 'code') return [{ sql: `${column} ${sign} ?`, parameters: [code] }];
  const key = after[by];
  if (key === null) {
    const rest = { sql: `${column} IS NULL AND voucher.code ${sign} ?`, parameters: [code] };
    return isDescending ? [rest] : [rest, { sql: `${column} IS NOT NULL`, parameters: [] }];
  }
  const rest = { sql: `(${column}, voucher.code) ${sign} (?, ?)`, parameters: [key, code] };
  const mayBeNull = by === 'updatedAt' && isDescending;
  return mayBeNull ? [rest, { sql: `${column} IS NULL`, parameters: [] }] : [rest];
}
