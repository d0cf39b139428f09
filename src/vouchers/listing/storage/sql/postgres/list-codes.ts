import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import type { ListOrder } from '../../../list-order.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import type { Cursor, PageRange } from '../../voucher-list-store.js';
import { selectionSql } from './selection-sql.js';

/** Stands for the moment of an update that never was; it sorts before all others. */
const NEVER = -1;

/** An order as SQL: its columns are never NULL, the code is the last of them. */
interface SortKey {
  readonly columns: readonly string[];
  readonly keysOf: (after: Cursor) => readonly (string | number)[];
}

const SORT_KEYS: Readonly<Record<ListOrder['by'], SortKey>> = {
  createdAt: {
    columns: ['voucher.created_at', 'voucher.code'],
    keysOf: ({ createdAt, code }) => [createdAt, code],
  },
  updatedAt: {
    columns: [`COALESCE(voucher.updated_at, ${NEVER})`, 'voucher.code'],
    keysOf: ({ updatedAt, code }) => [updatedAt ?? NEVER, code],
  },
  code: { columns: ['voucher.code'], keysOf: ({ code }) => [code] },
};

/**
 * The orders that have an index; a page of any other one costs a look at the whole project. An index on the last
 * update would make every update of a voucher write to all of its indexes.
 */
export const INDEXED_ORDERS: readonly ListOrder['by'][] = ['createdAt', 'code'];

/** The codes of a page, sorted. What follows a cursor is one range of the index. */
export function listCodes(
  projectId: string,
  selection: VoucherSelection,
  { order, limit, skip, after }: PageRange,
): Statement {
  const key = SORT_KEYS[order.by];
  const selected = selectionSql(projectId, selection);
  const range = after === null ? EVERYTHING : rangeAfter(key, order, after);
  return numbered({
    sql: `SELECT voucher.code AS "code" ${selected.sql} AND ${range.sql}
      ORDER BY ${sorting(key, order)} LIMIT ? OFFSET ?`,
    parameters: [...selected.parameters, ...range.parameters, limit, skip],
  });
}

const EVERYTHING: Statement = { sql: 'true', parameters: [] };

function sorting({ columns }: SortKey, { isDescending }: ListOrder): string {
  return columns.map((column) => `${column} ${isDescending ? 'DESC' : 'ASC'}`).join(', ');
}

function rangeAfter(key: SortKey, { isDescending }: ListOrder, after: Cursor): Statement {
  const keys = key.keysOf(after);
  const places = keys.map(() => '?').join(', ');
  return {
    sql: `(${key.columns.join(', ')}) ${isDescending ? '<' : '>'} (${places})`,
    parameters: keys,
  };
}
