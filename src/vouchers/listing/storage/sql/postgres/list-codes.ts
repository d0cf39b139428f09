import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import type { ListOrder } from '../../../list-order.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import type { Cursor, Slice } from '../../voucher-list-store.js';
import { selectionSql } from './selection-sql.js';

/** What stands for the moment of an update that never was; it sorts before all others. */
const NEVER = -1;

/** An order as SQL: its columns are never NULL, the code is the last of them. */
interface SortedSource {
  /** What is selected, if not the code alone. */
  readonly select?: string;
  /** Where the vouchers come from, in their order if an index has it. */
  readonly from?: string;
  readonly columns: readonly string[];
  readonly keysOf: (after: Cursor) => readonly (string | number)[];
}

const SOURCES: Readonly<Record<ListOrder['by'], SortedSource>> = {
  createdAt: {
    columns: ['voucher.created_at', 'voucher.code'],
    keysOf: ({ createdAt, code }) => [createdAt, code],
  },
  updatedAt: {
    // A place may stand there twice, and one that its voucher has left is passed over.
    select: 'DISTINCT placed.updated_at, placed.code AS "code"',
    // A CASE, because the planner expects an equation of an expression to hold for one row in 200, and sorts.
    from: `vouchers_by_update AS placed JOIN vouchers AS voucher
      ON voucher.project_id = placed.project_id AND voucher.code = placed.code
        AND CASE placed.updated_at WHEN COALESCE(voucher.updated_at, ${NEVER}) THEN true ELSE false END`,
    columns: ['placed.updated_at', 'placed.code'],
    keysOf: ({ updatedAt, code }) => [updatedAt ?? NEVER, code],
  },
  code: { columns: ['voucher.code'], keysOf: ({ code }) => [code] },
};

/** Single vouchers are looked up where they are, not searched for in their order. */
const OF_SINGLE_VOUCHERS: Readonly<Record<ListOrder['by'], SortedSource>> = {
  ...SOURCES,
  updatedAt: {
    columns: [`COALESCE(voucher.updated_at, ${NEVER})`, 'voucher.code'],
    keysOf: SOURCES.updatedAt.keysOf,
  },
};

/** The codes of a slice, sorted. What follows a cursor is one range of the index. */
export function listCodes(
  projectId: string,
  selection: VoucherSelection,
  { order, limit, skip, after }: Slice,
): Statement {
  const isPointed = selection.ids !== undefined || selection.code !== undefined;
  const source = (isPointed ? OF_SINGLE_VOUCHERS : SOURCES)[order.by];
  const selected = selectionSql(projectId, selection, source.from);
  const range = after === null ? EVERYTHING : rangeAfter(source, order, after);
  return numbered({
    sql: `SELECT ${source.select ?? 'voucher.code AS "code"'} ${selected.sql} AND ${range.sql}
      ORDER BY ${sorting(source, order)} LIMIT ? OFFSET ?`,
    parameters: [...selected.parameters, ...range.parameters, limit, skip],
  });
}

const EVERYTHING: Statement = { sql: 'true', parameters: [] };

function sorting({ columns }: SortedSource, { isDescending }: ListOrder): string {
  return columns.map((column) => `${column} ${isDescending ? 'DESC' : 'ASC'}`).join(', ');
}

function rangeAfter(source: SortedSource, { isDescending }: ListOrder, after: Cursor): Statement {
  const keys = source.keysOf(after);
  const places = keys.map(() => '?').join(', ');
  return {
    sql: `(${source.columns.join(', ')}) ${isDescending ? '<' : '>'} (${places})`,
    parameters: keys,
  };
}
