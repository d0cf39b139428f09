import type { Statement } from '../../../../../database/statement.js';
import type { Condition, Filter, Test } from '../../../filter/condition.js';
import { parseNumber } from '../../../filter/operators.js';
import { VOUCHER_COLUMNS } from '../voucher-columns.js';

/** Part of a WHERE clause on the table `vouchers` named `voucher`, never NULL; all operands are parameters. */
export function conditionSql({ subject, test, isNegated }: Condition): Statement {
  const positive =
    'field' in subject
      ? fieldSql(VOUCHER_COLUMNS[subject.field], test)
      : metadataSql(subject.metadataKey, test);
  return isNegated ? { ...positive, sql: `NOT ${positive.sql}` } : positive;
}

/** The conditions of a filter, which has at least one, as one part of a WHERE clause. */
export function filterSql({ junction, conditions }: Filter): Statement {
  return joined(conditions.map(conditionSql), junction === 'or' ? ' OR ' : ' AND ');
}

function fieldSql(column: string, test: Test): Statement {
  const present = `${column} IS NOT NULL`;
  switch (test.kind) {
    case 'present':
      return { sql: `(${present})`, parameters: [] };
    case 'equals': {
      const sql = `(${present} AND ${column} IN (SELECT value FROM json_each(?)))`;
      return { sql, parameters: [JSON.stringify(test.operands)] };
    }
    default: {
      const { sql, parameters } = operandsSql(column, test);
      return { sql: `(${present} AND ${sql})`, parameters };
    }
  }
}

/**
 * Keys are compared as values and not put into a path, so any key is just a key. An array holds what
 * one of its elements holds.
 */
function metadataSql(key: string, test: Test): Statement {
  const own = jsonSql('pair', test);
  const inArray = jsonSql('element', test);
  return {
    sql: `EXISTS (SELECT 1 FROM json_each(voucher.metadata) AS pair
      WHERE pair.key = ? AND (${own.sql} OR (pair.type = 'array' AND EXISTS (
        SELECT 1 FROM json_each(pair.value) AS element WHERE ${inArray.sql}))))`,
    parameters: [key, ...own.parameters, ...inArray.parameters],
  };
}

/** A test on a row of json_each. */
function jsonSql(row: string, test: Test): Statement {
  // A JSON integer may have more digits than its double, which is what was sent.
  const number = `CASE WHEN ${row}.type IN ('integer', 'real') THEN CAST(${row}.atom AS REAL) END`;
  const text = `CASE WHEN ${row}.type = 'text' THEN ${row}.atom END`;
  switch (test.kind) {
    case 'present':
      return { sql: `(${row}.type <> 'null')`, parameters: [] };
    case 'equals':
      return {
        sql: `(CASE ${row}.type WHEN 'text' THEN ${row}.atom WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' END
            IN (SELECT value FROM json_each(?))
          OR ${number} IN (SELECT CAST(value AS REAL) FROM json_each(?)))`,
        parameters: [JSON.stringify(test.operands), JSON.stringify(numbersOf(test.operands))],
      };
    case 'is_moment':
      return operandsSql(momentSql(text), test);
    case 'compares':
      return operandsSql(number, test);
    default:
      return operandsSql(text, test);
  }
}

/**
 * Unix milliseconds of a text, NULL if it is no ISO 8601 date. SQLite reads more than that, such as
 * `now`, and takes 30 February for a day in March.
 */
function momentSql(text: string): string {
  return `CASE WHEN date(substr(${text}, 1, 10)) = substr(${text}, 1, 10)
      AND substr(${text}, 11, 1) IN ('', 'T')
    THEN CAST(round(unixepoch(${text}, 'subsec') * 1000) AS INTEGER) END`;
}

function numbersOf(operands: readonly unknown[]): number[] {
  return operands.map((operand) => parseNumber(String(operand))).filter((value) => value !== null);
}

type OperandTest = Exclude<Test, { kind: 'present' | 'equals' }>;

/** True for an expression that is not NULL when one of the operands fits. No LIKE: nothing to escape. */
function operandsSql(value: string, test: OperandTest): Statement {
  switch (test.kind) {
    case 'contains':
      return anyOf(test.operands, `instr(${value}, ?1) > 0`);
    case 'starts_with':
      return anyOf(test.operands, `substr(${value}, 1, length(?1)) = ?1`);
    case 'ends_with':
      return anyOf(test.operands, `substr(${value}, length(${value}) - length(?1) + 1) = ?1`);
    case 'compares':
    case 'is_moment':
      return anyOf(test.operands, `${value} ${test.sign} ?1`);
  }
}

/** Repeats a pattern for each operand, which stands at every `?1`. */
function anyOf(operands: readonly (string | number)[], pattern: string): Statement {
  const places = pattern.split('?1').length - 1;
  return joined(
    operands.map((operand) => ({
      sql: pattern.replaceAll('?1', '?'),
      parameters: Array<string | number>(places).fill(operand),
    })),
    ' OR ',
  );
}

function joined(parts: readonly Statement[], by: string): Statement {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(by)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
