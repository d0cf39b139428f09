import { FIELD_KINDS, type VoucherField } from '../../../filter/condition.js';
import { FIELD_SOURCES } from '../../../filter/field-source.js';

/** The type in the database of what a condition on a field compares. */
export const TYPES = {
  text: 'text',
  boolean: 'boolean',
  switch: 'boolean',
  date: 'bigint',
  number: 'double precision',
} as const;

/** The value of a field of the table `vouchers` named `voucher`, NULL where it is absent. */
export function fieldValueSql(field: VoucherField): string {
  const source = FIELD_SOURCES[field];
  const type = TYPES[FIELD_KINDS[field]];
  if ('column' in source) return `voucher.${source.column}`;
  if ('constant' in source) return `${source.constant}::${type}`;
  const { part, members, otherwise, isAlwaysThere } = source;
  const values = members.map((member) => memberSql(member, type));
  const rest =
    otherwise === undefined ? [] : [`CASE WHEN ${isAlwaysThere ?? IS_THERE} THEN ${otherwise} END`];
  const json = 'voucher.definition::json';
  // OFFSET 0 has the part looked up once for all members. No text with U+0000 is stored, which could not be decoded.
  return `(SELECT COALESCE(${[...values, ...rest].join(', ')}) FROM (
    SELECT ${part === undefined ? json : `${json} -> '${part}'`} AS value OFFSET 0
  ) AS part)`;
}

const IS_THERE = `json_typeof(part.value) = 'object'`;

/** A cast that fails would end the statement, so nothing is cast before it is known to fit. */
function memberSql(member: string, type: string): string {
  const jsonType = type === 'text' ? 'string' : 'number';
  return `(CASE json_typeof(part.value -> '${member}') WHEN '${jsonType}' THEN part.value ->> '${member}' END)::${type}`;
}
