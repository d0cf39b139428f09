import type { Statement } from '../../../../../database/statement.js';
import {
  isOnField,
  isOnMetadata,
  type FieldCondition,
  type Filter,
  type Test,
} from '../../../filter/condition.js';
import { stateSql } from '../state-sql.js';
import { fieldValueSql } from './field-value-sql.js';
import { metadataSql } from './metadata-sql.js';
import { joined, operandsSql } from './operands-sql.js';

/** Part of a WHERE clause on the table `vouchers` named `voucher`, never NULL; all operands are parameters. */
export function fieldSql({ subject, test, isNegated }: FieldCondition): Statement {
  const positive = valueSql(fieldValueSql(subject.field), test);
  return isNegated ? { ...positive, sql: `NOT ${positive.sql}` } : positive;
}

/** The conditions of a filter, at least one, as one part of a WHERE clause. Fields come first: they cost less. */
export function filterSql({ junction, conditions }: Filter): Statement {
  const by = junction === 'or' ? ' OR ' : ' AND ';
  const onMetadata = conditions.filter(isOnMetadata);
  const onFields = conditions.filter(isOnField);
  const metadata = onMetadata.length === 0 ? [] : [metadataSql(onMetadata, by)];
  return joined([...onFields.map(fieldSql), ...metadata], by);
}

function valueSql(value: string, test: Test): Statement {
  const present = `${value} IS NOT NULL`;
  switch (test.kind) {
    case 'live':
    case 'expired':
      return stateSql(test);
    case 'present':
      return { sql: `(${present})`, parameters: [] };
    case 'equals': {
      const isNumeric = test.operands.every((operand) => typeof operand === 'number');
      const operand = isNumeric ? 'CAST(value AS REAL)' : 'value';
      const sql = `(${present} AND ${value} IN (SELECT ${operand} FROM json_each(?)))`;
      return { sql, parameters: [JSON.stringify(test.operands)] };
    }
    default: {
      const { sql, parameters } = operandsSql(value, test);
      return { sql: `(${present} AND ${sql})`, parameters };
    }
  }
}
