import type { Statement } from '../../../../../database/statement.js';
import type { MetadataCondition, ValueTest } from '../../../filter/condition.js';
import { numbersOf } from '../../../filter/operators.js';
import { joined, operandsSql } from './operands-sql.js';

/** What a value under a key is tested by: a value that is an array holds what one of its elements holds. */
const LEAF = {
  type: 'COALESCE(element.type, pair.type)',
  atom: 'CASE WHEN element.type IS NULL THEN pair.atom ELSE element.atom END',
};
const TEXT = `CASE WHEN ${LEAF.type} = 'text' THEN ${LEAF.atom} END`;
// A JSON integer may have more digits than its double, which is what was sent.
const NUMBER = `CASE WHEN ${LEAF.type} IN ('integer', 'real') THEN CAST(${LEAF.atom} AS REAL) END`;
const SPELLED = `CASE ${LEAF.type} WHEN 'text' THEN ${LEAF.atom} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' END`;

/**
 * Whether the metadata of a voucher meets the conditions. One walk through it answers all of them, and decodes each
 * value once. Keys are compared as values and not put into a path, so any key is just a key.
 */
export function metadataSql(
  conditions: readonly MetadataCondition[],
  by: ' OR ' | ' AND ',
): Statement {
  const keys = [...new Set(conditions.map(({ subject }) => subject.metadataKey))];
  const met = joined(conditions.map(conditionSql), by);
  return {
    sql: `(SELECT ${met.sql} FROM json_each(voucher.metadata) AS pair
      LEFT JOIN json_each(CASE pair.type WHEN 'array' THEN pair.value END) AS element
      WHERE pair.key IN (${keys.map(() => '?').join(', ')}))`,
    parameters: [...met.parameters, ...keys],
  };
}

/** One condition over all values of the walk; it fails when there are none. */
function conditionSql({ subject, test, isNegated }: MetadataCondition): Statement {
  const { sql, parameters } = leafSql(test);
  return {
    sql: `${isNegated ? 'NOT ' : ''}COALESCE(max(CASE WHEN pair.key = ? THEN ${sql} END), 0)`,
    parameters: [subject.metadataKey, ...parameters],
  };
}

/** A test on a row of the walk. */
function leafSql(test: ValueTest): Statement {
  switch (test.kind) {
    case 'present':
      return { sql: `(pair.type <> 'null')`, parameters: [] };
    case 'equals':
      return {
        sql: `(COALESCE(${SPELLED} IN (SELECT value FROM json_each(?)), 0)
          OR COALESCE(${NUMBER} IN (SELECT CAST(value AS REAL) FROM json_each(?)), 0))`,
        parameters: [JSON.stringify(test.operands), JSON.stringify(numbersOf(test.operands))],
      };
    case 'is_moment':
      return operandsSql(momentSql(TEXT), test);
    case 'compares':
      return operandsSql(NUMBER, test);
    default:
      return operandsSql(TEXT, test);
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
