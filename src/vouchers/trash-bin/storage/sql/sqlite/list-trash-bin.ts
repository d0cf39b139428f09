import type { Statement } from '../../../../../database/statement.js';
import { operandsSql } from '../../../../listing/storage/sql/sqlite/operands-sql.js';
import type { TrashBinPage } from '../../../trash-bin-entry.js';
import type { TrashBinCondition } from '../../../trash-bin-filter.js';
import { TRASH_BIN_VALUES } from '../trash-bin-values.js';
import { listTrashBin as listTrashBinBy } from '../list-trash-bin.js';

/** A page of a project's trash bin. */
export const listTrashBin = (projectId: string, page: TrashBinPage) =>
  listTrashBinBy(projectId, page, conditionSql);

function conditionSql({ field, test }: TrashBinCondition): Statement {
  if (test.kind === 'present') return { sql: 'true', parameters: [] };
  if (test.kind !== 'equals') return operandsSql(TRASH_BIN_VALUES[field], test);
  const sql = `${TRASH_BIN_VALUES[field]} IN (SELECT value FROM json_each(?))`;
  return { sql: `(${sql})`, parameters: [JSON.stringify(test.operands)] };
}
