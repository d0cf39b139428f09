import type { Statement } from '../../../../../database/statement.js';
import type { MetadataCondition, ValueTest } from '../../../filter/condition.js';
import { numbersOf } from '../../../filter/operators.js';
import { momentSql } from './moment-sql.js';
import { isStorable, joined, NEVER, operandsSql } from './operands-sql.js';

const ofType = (type: 'string' | 'number' | 'boolean') =>
  `CASE leaf.type WHEN '${type}' THEN leaf.spelled END`;
const TEXT = `(${ofType('string')})`;
const NUMBER = `(${ofType('number')})::double precision`;

/**
 * The values under the keys, an array taken apart. `->` takes a key as a value and not as a path, so any key is just a
 * key. OFFSET 0 has what is above it worked out once a row, not once for each use: without it the whole metadata
 * is decoded for each condition. A LATERAL join in its place has PostgreSQL hash each value to remember its parts.
 */
const LEAVES = `SELECT key, own_type, jsonb_typeof(value) AS type,
    CASE WHEN jsonb_typeof(value) IN ('string', 'number', 'boolean') THEN value #>> '{}' END AS spelled
  FROM (
    SELECT key, jsonb_typeof(own) AS own_type, jsonb_array_elements(
      CASE WHEN jsonb_typeof(own) = 'array' AND own <> '[]' THEN own ELSE jsonb_build_array(own) END
    ) AS value
    FROM (
      SELECT wanted.key AS key, metadata.decoded -> wanted.key AS own
      FROM (SELECT voucher.metadata::jsonb AS decoded OFFSET 0) AS metadata
      CROSS JOIN unnest(?::text[]) AS wanted(key)
      OFFSET 0
    ) AS pair
  ) AS part
  OFFSET 0`;

/** Whether the metadata of a voucher meets the conditions. It is decoded once for all of them, and each value once. */
export function metadataSql(
  conditions: readonly MetadataCondition[],
  by: ' OR ' | ' AND ',
): Statement {
  const keys = new Set(conditions.map(({ subject }) => subject.metadataKey).filter(isStorable));
  const met = joined(conditions.map(conditionSql), by);
  return {
    sql: `(SELECT ${met.sql} FROM (${LEAVES}) AS leaf)`,
    parameters: [...met.parameters, [...keys]],
  };
}

/** One condition over all values; it fails when there are none. */
function conditionSql({ subject, test, isNegated }: MetadataCondition): Statement {
  const key = subject.metadataKey;
  const { sql, parameters } = isStorable(key) ? underKey(key, leafSql(test)) : NEVER;
  return { sql: isNegated ? `NOT ${sql}` : sql, parameters };
}

function underKey(key: string, { sql, parameters }: Statement): Statement {
  return {
    sql: `COALESCE(bool_or(leaf.key = ? AND ${sql}), false)`,
    parameters: [key, ...parameters],
  };
}

/** A test on one value. */
function leafSql(test: ValueTest): Statement {
  switch (test.kind) {
    case 'present':
      return { sql: `leaf.own_type <> 'null'`, parameters: [] };
    case 'equals':
      return {
        sql: `(COALESCE(COALESCE(${ofType('string')}, ${ofType('boolean')}) = ANY(?::text[]), false)
          OR COALESCE(${NUMBER} = ANY(?::double precision[]), false))`,
        parameters: [test.operands.map(String).filter(isStorable), numbersOf(test.operands)],
      };
    case 'is_moment':
      return operandsSql(momentSql(TEXT), test);
    case 'compares':
      return operandsSql(NUMBER, test);
    default:
      return operandsSql(TEXT, test);
  }
}
