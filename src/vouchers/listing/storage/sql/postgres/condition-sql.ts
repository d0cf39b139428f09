import type { Statement } from '../../../../../database/statement.js';
import {
  FIELD_KINDS,
  isOnField,
  isOnMetadata,
  type FieldCondition,
  type Filter,
  type Test,
  type VoucherField,
} from '../../../filter/condition.js';
import { isDecoded } from '../../../filter/field-source.js';
import { stateSql } from '../state-sql.js';
import { fieldValueSql, TYPES } from './field-value-sql.js';
import { metadataSql } from './metadata-sql.js';
import { isStorable, joined, operandsSql } from './operands-sql.js';

/** Part of a WHERE clause on the table `vouchers` named `voucher`, never NULL; all operands are parameters. */
export function fieldSql({ subject, test, isNegated }: FieldCondition): Statement {
  const positive = testSql(subject.field, test);
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

function testSql(field: VoucherField, test: Test): Statement {
  const value = fieldValueSql(field);
  const present = `${value} IS NOT NULL`;
  // What is decoded is looked at once; a column is compared as it is, for the sake of its index.
  const [before, after] = isDecoded(field) ? ['COALESCE(', ', false)'] : [`${present} AND `, ''];
  switch (test.kind) {
    case 'live':
    case 'expired':
      return stateSql(test);
    case 'present':
      return { sql: `(${present})`, parameters: [] };
    case 'equals': {
      const sql = `(${before}${value} = ANY(?::${TYPES[FIELD_KINDS[field]]}[])${after})`;
      return { sql, parameters: [test.operands.filter(isStorable)] };
    }
    default: {
      const { sql, parameters } = operandsSql(value, test);
      return { sql: `(${before}${sql}${after})`, parameters };
    }
  }
}
