import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import { isStorable, operandsSql } from '../../../../listing/storage/sql/postgres/operands-sql.js';
import type { TrashBinPage } from '../../../trash-bin-entry.js';
import type { TrashBinCondition } from '../../../trash-bin-filter.js';
import { TRASH_BIN_VALUES } from '../trash-bin-values.js';
import { listTrashBin as listTrashBinBy } from '../list-trash-bin.js';

/** A page of a project's trash bin. */
export const listTrashBin = (projectId: string, page: TrashBinPage) =>
  numbered(listTrashBinBy(projectId, page, conditionSql));

function conditionSql({ field, test }: TrashBinCondition): Statement {
  if (test.kind === 'present') return { sql: 'true', parameters: [] };
  const value = `${TRASH_BIN_VALUES[field]}::text`;
  if (test.kind !== 'equals') return operandsSql(value, test);
  return { sql: `(${value} = ANY(?::text[]))`, parameters: [test.operands.filter(isStorable)] };
}
