import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import type { ListOrder } from '../../../list-order.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import type { Cursor, Slice } from '../../voucher-list-store.js';
import { selectionSql } from './selection-sql.js';

/** The column of each order. */
const COLUMNS: Readonly<Record<ListOrder['by'], string>> = {
  createdAt: 'voucher.created_at',
  updatedAt: 'voucher.updated_at',
  code: 'voucher.code',
};

/**
 * The codes of a slice, sorted. What follows a cursor is one range of the index, or two where the
 * column changes between NULL and a value; each is read only as far as the limit asks.
 */
export function listCodes(
  projectId: string,
  selection: VoucherSelection,
  { order, limit, skip, after }: Slice,
): Statement {
  const column = COLUMNS[order.by];
  const selected = selectionSql(projectId, selection);
  const ranges = after === null ? [EVERYTHING] : rangesAfter(column, order, after);
  const parts = ranges.map((range, place) => ({
    sql: `(SELECT ${place} AS place, ${column} AS key, voucher.code AS code ${selected.sql}
      AND ${range.sql} ORDER BY ${sorting(column, 'voucher.code', order)} LIMIT ? OFFSET ?)`,
    parameters: [...selected.parameters, ...range.parameters, limit, skip],
  }));
  // Sorted once more: PostgreSQL may read the two ranges side by side.
  return numbered({
    sql: `SELECT code AS "code" FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) AS slice
      ORDER BY place, ${sorting('key', 'code', order)} LIMIT ?`,
    parameters: [...parts.flatMap(({ parameters }) => parameters), limit],
  });
}

const EVERYTHING: Statement = { sql: 'true', parameters: [] };

function sorting(column: string, code: string, { by, isDescending }: ListOrder): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  if (by === 'code') return `${code} ${direction}`;
  return `${column} ${direction} NULLS ${isDescending ? 'LAST' : 'FIRST'}, ${code} ${direction}`;
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
