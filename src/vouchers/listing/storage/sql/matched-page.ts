import type { Statement } from '../../../../database/statement.js';
import type { ListOrder } from '../../list-order.js';
import type { Cursor, PageRange } from '../voucher-list-store.js';

/** What stands for the moment of an update that never was; it sorts before all others. */
const NEVER = -1;

/** What each order sorts by before the code. */
const SORT_KEYS: Readonly<
  Record<ListOrder['by'], { readonly sql: string; readonly of: (after: Cursor) => number }>
> = {
  createdAt: { sql: 'voucher.created_at', of: ({ createdAt }) => createdAt },
  updatedAt: {
    sql: `COALESCE(voucher.updated_at, ${NEVER})`,
    of: ({ updatedAt }) => updatedAt ?? NEVER,
  },
  code: { sql: '0', of: () => 0 },
};

/**
 * The codes of a page, sorted, with the number of all that was found in each row; one row without a code when the
 * page is empty. Every voucher is judged once, for the page and the number together: a list whose
 * conditions cost more than finding the vouchers is read in half the time.
 * @param selected `FROM ... WHERE ...` with the table named `voucher`
 */
export function matchedPage(
  selected: Statement,
  { order, limit, skip, after }: PageRange,
): Statement {
  const key = SORT_KEYS[order.by];
  const direction = order.isDescending ? 'DESC' : 'ASC';
  const sorting = `sort_key ${direction}, code ${direction}`;
  const range =
    after === null ? 'true' : `(sort_key, code) ${order.isDescending ? '<' : '>'} (?, ?)`;
  return {
    sql: `WITH found AS MATERIALIZED (
        SELECT voucher.code AS code, ${key.sql} AS sort_key ${selected.sql}
      )
      SELECT counted.total AS "total", page.code AS "code"
      FROM (SELECT count(*) AS total FROM found) AS counted
      LEFT JOIN (
        SELECT code, sort_key FROM found WHERE ${range} ORDER BY ${sorting} LIMIT ? OFFSET ?
      ) AS page ON true
      ORDER BY ${sorting}`,
    parameters: [
      ...selected.parameters,
      ...(after === null ? [] : [key.of(after), after.code]),
      limit,
      skip,
    ],
  };
}
