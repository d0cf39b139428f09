import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import { isStorable, operandsSql } from '../../../../listing/storage/sql/postgres/operands-sql.js';
import type { BinPage } from '../../../bin-entry.js';
import type { BinCondition } from '../../../bin-filter.js';
import { BIN_VALUES } from '../bin-values.js';
import { listBin as listBinBy } from '../list-bin.js';

/** A page of a project's bin. */
export const listBin = (projectId: string, page: BinPage) =>
  numbered(listBinBy(projectId, page, conditionSql));

function conditionSql({ field, test }: BinCondition): Statement {
  if (test.kind === 'present') return { sql: 'true', parameters: [] };
  const value = `${BIN_VALUES[field]}::text`;
  if (test.kind !== 'equals') return operandsSql(value, test);
  return { sql: `(${value} = ANY(?::text[]))`, parameters: [test.operands.filter(isStorable)] };
}
