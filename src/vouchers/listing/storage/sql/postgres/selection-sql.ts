import { searchable } from '../../../../../database/searchable.js';
import type { Statement } from '../../../../../database/statement.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import { fieldSql, filterSql } from './condition-sql.js';

/** `FROM ... WHERE ...` of a selection, a part of a statement yet to be numbered. The table is named `voucher`. */
export function selectionSql(projectId: string, selection: VoucherSelection): Statement {
  const { ids, code, filter } = selection;
  const parts: Statement[] = [
    { sql: 'voucher.project_id = ? AND voucher.deleted_at IS NULL', parameters: [projectId] },
    ...(ids === undefined
      ? []
      : [{ sql: 'voucher.id = ANY(?::text[])', parameters: [ids.map(searchable)] }]),
    ...(code === undefined ? [] : [{ sql: 'voucher.code = ?', parameters: [searchable(code)] }]),
    ...selection.conditions.map(fieldSql),
    ...(filter.conditions.length === 0 ? [] : [filterSql(filter)]),
  ];
  return {
    sql: `FROM vouchers AS voucher WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
