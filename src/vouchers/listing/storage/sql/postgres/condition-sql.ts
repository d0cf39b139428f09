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
import { VOUCHER_COLUMNS } from '../voucher-columns.js';
import { metadataSql } from './metadata-sql.js';
import { isStorable, joined, operandsSql } from './operands-sql.js';

const TYPES = { text: 'text', boolean: 'boolean', date: 'bigint' } as const;

/** Part of a WHERE clause on the table `vouchers` named `voucher`, never NULL; all operands are parameters. */
export function fieldSql({ subject, test, isNegated }: FieldCondition): Statement {
  const positive = columnSql(subject.field, test);
  return isNegated ? { ...positive, sql: `NOT ${positive.sql}` } : positive;
}

/** The conditions of a filter, which has at least one, as one part of a WHERE clause. Fields come first: they cost less. */
export function filterSql({ junction, conditions }: Filter): Statement {
  const by = junction === 'or' ? ' OR ' : ' AND ';
  const onMetadata = conditions.filter(isOnMetadata);
  const onFields = conditions.filter(isOnField);
  const metadata = onMetadata.length === 0 ? [] : [metadataSql(onMetadata, by)];
  return joined([...onFields.map(fieldSql), ...metadata], by);
}

function columnSql(field: VoucherField, test: Test): Statement {
  const column = VOUCHER_COLUMNS[field];
  const present = `${column} IS NOT NULL`;
  switch (test.kind) {
    case 'present':
      return { sql: `(${present})`, parameters: [] };
    case 'equals': {
      const sql = `(${present} AND ${column} = ANY(?::${TYPES[FIELD_KINDS[field]]}[]))`;
      return { sql, parameters: [test.operands.filter(isStorable)] };
    }
    default: {
      const { sql, parameters } = operandsSql(column, test);
      return { sql: `(${present} AND ${sql})`, parameters };
    }
  }
}
