import type { Statement } from '../../../../../database/statement.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import { fieldSql, filterSql } from './condition-sql.js';

/**
 * `FROM ... WHERE ...` of a selection, the table named `voucher`. With ids their list drives the join,
 * else SQLite walks the project. `index` is the one to walk when nothing points at single vouchers: a
 * planner without statistics sorts a whole project rather than follow the order of an index.
 */
export function selectionSql(
  projectId: string,
  selection: VoucherSelection,
  index?: string,
): Statement {
  const { ids, code, filter } = selection;
  const isPointed = ids !== undefined || code !== undefined;
  const list = ids === undefined ? '' : 'json_each(?) AS wanted CROSS JOIN ';
  const hint = index === undefined || isPointed ? '' : ` INDEXED BY ${index}`;
  const conditions = selection.conditions.map(fieldSql);
  const parts: Statement[] = [
    { sql: 'voucher.project_id = ? AND voucher.deleted_at IS NULL', parameters: [projectId] },
    ...(ids === undefined ? [] : [{ sql: 'voucher.id = wanted.value', parameters: [] }]),
    ...(code === undefined ? [] : [{ sql: 'voucher.code = ?', parameters: [code] }]),
    ...conditions,
    ...(filter.conditions.length === 0 ? [] : [filterSql(filter)]),
  ];
  return {
    sql: `FROM ${list}vouchers AS voucher${hint} WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
    parameters: [
      ...(ids === undefined ? [] : [JSON.stringify(ids)]),
      ...parts.flatMap(({ parameters }) => parameters),
    ],
  };
}
