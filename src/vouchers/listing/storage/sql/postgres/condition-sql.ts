import type { Statement } from '../../../../../database/statement.js';
import {
  FIELD_KINDS,
  type Condition,
  type Filter,
  type Test,
  type VoucherField,
} from '../../../filter/condition.js';
import { parseNumber } from '../../../filter/operators.js';
import { VOUCHER_COLUMNS } from '../voucher-columns.js';
import { momentSql } from './moment-sql.js';

const TYPES = { text: 'text', boolean: 'boolean', date: 'bigint' } as const;

const NEVER: Statement = { sql: 'false', parameters: [] };

/** Part of a WHERE clause on the table `vouchers` named `voucher`, never NULL; all operands are parameters. */
export function conditionSql({ subject, test, isNegated }: Condition): Statement {
  const positive =
    'field' in subject ? fieldSql(subject.field, test) : metadataSql(subject.metadataKey, test);
  return isNegated ? { ...positive, sql: `NOT ${positive.sql}` } : positive;
}

/** The conditions of a filter, which has at least one, as one part of a WHERE clause. */
export function filterSql({ junction, conditions }: Filter): Statement {
  return joined(conditions.map(conditionSql), junction === 'or' ? ' OR ' : ' AND ');
}

function fieldSql(field: VoucherField, test: Test): Statement {
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

/**
 * `->` takes the key as a value and not as a path, so any key is just a key. An array holds what one of
 * its elements holds.
 */
function metadataSql(key: string, test: Test): Statement {
  if (!isStorable(key)) return NEVER;
  const own = jsonSql('own.value', test);
  const inArray = jsonSql('element.value', test);
  return {
    sql: `EXISTS (SELECT 1 FROM (SELECT voucher.metadata::jsonb -> ? AS value) AS own
      WHERE own.value IS NOT NULL AND (${own.sql} OR EXISTS (
        SELECT 1 FROM jsonb_array_elements(
          CASE jsonb_typeof(own.value) WHEN 'array' THEN own.value ELSE '[]' END
        ) AS element(value) WHERE ${inArray.sql})))`,
    parameters: [key, ...own.parameters, ...inArray.parameters],
  };
}

/** A test on a JSON value. */
function jsonSql(value: string, test: Test): Statement {
  const ofType = (type: string) =>
    `CASE jsonb_typeof(${value}) WHEN '${type}' THEN ${value} #>> '{}' END`;
  const number = `(${ofType('number')})::double precision`;
  switch (test.kind) {
    case 'present':
      return { sql: `(jsonb_typeof(${value}) <> 'null')`, parameters: [] };
    case 'equals':
      return {
        sql: `(COALESCE(${ofType('string')}, ${ofType('boolean')}) = ANY(?::text[])
          OR ${number} = ANY(?::double precision[]))`,
        parameters: [test.operands.map(String).filter(isStorable), numbersOf(test.operands)],
      };
    case 'is_moment':
      return operandsSql(momentSql(ofType('string')), test);
    case 'compares':
      return operandsSql(number, test);
    default:
      return operandsSql(`(${ofType('string')})`, test);
  }
}

function numbersOf(operands: readonly unknown[]): number[] {
  return operands.map((operand) => parseNumber(String(operand))).filter((value) => value !== null);
}

/** PostgreSQL takes no text with U+0000, and no stored text has one. */
function isStorable(operand: string | number | boolean): boolean {
  return typeof operand !== 'string' || !operand.includes('\0');
}

type OperandTest = Exclude<Test, { kind: 'present' | 'equals' }>;

/** True for an expression that is not NULL when one of the operands fits. No LIKE: nothing to escape. */
function operandsSql(value: string, test: OperandTest): Statement {
  switch (test.kind) {
    case 'contains':
      return anyOf(test.operands, `strpos(${value}, ?1) > 0`);
    case 'starts_with':
      return anyOf(test.operands, `starts_with(${value}, ?1)`);
    case 'ends_with':
      return anyOf(test.operands, `right(${value}, length(?1)) = ?1`);
    case 'compares':
    case 'is_moment':
      return anyOf(test.operands, `${value} ${test.sign} ?1::double precision`);
  }
}

/** Repeats a pattern for each operand, which stands at every `?1`. */
function anyOf(operands: readonly (string | number)[], pattern: string): Statement {
  const places = pattern.split('?1').length - 1;
  const parts = operands.filter(isStorable).map((operand) => ({
    sql: pattern.replaceAll('?1', '?'),
    parameters: Array<string | number>(places).fill(operand),
  }));
  return parts.length === 0 ? NEVER : joined(parts, ' OR ');
}

function joined(parts: readonly Statement[], by: string): Statement {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(by)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
