import type { Statement } from '../../../../../database/statement.js';
import { operandsSql } from '../../../../listing/storage/sql/sqlite/operands-sql.js';
import type { BinPage } from '../../../bin-entry.js';
import type { BinCondition } from '../../../bin-filter.js';
import { BIN_VALUES } from '../bin-values.js';
import { listBin as listBinBy } from '../list-bin.js';

/** A page of a project's bin. */
export const listBin = (projectId: string, page: BinPage) =>
  listBinBy(projectId, page, conditionSql);

function conditionSql({ field, test }: BinCondition): Statement {
  if (test.kind === 'present') return { sql: 'true', parameters: [] };
  if (test.kind !== 'equals') return operandsSql(BIN_VALUES[field], test);
  const sql = `${BIN_VALUES[field]} IN (SELECT value FROM json_each(?))`;
  return { sql: `(${sql})`, parameters: [JSON.stringify(test.operands)] };
}
