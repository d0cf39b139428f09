import { FIELD_KINDS, type VoucherField } from '../../../filter/condition.js';
import { FIELD_SOURCES } from '../../../filter/field-source.js';

/** The value of a field of the table `vouchers` named `voucher`, NULL where it is absent. */
export function fieldValueSql(field: VoucherField): string {
  const source = FIELD_SOURCES[field];
  if ('column' in source) return `voucher.${source.column}`;
  if ('constant' in source) return String(source.constant).toUpperCase();
  const { part, members, otherwise, isAlwaysThere } = source;
  const at = part === undefined ? '$' : `$.${part}`;
  const values = members.map((member) => memberSql(`${at}.${member}`, field));
  const rest = isAlwaysThere
    ? String(otherwise)
    : `CASE json_type(voucher.definition, '${at}') WHEN 'object' THEN ${otherwise ?? 'NULL'} END`;
  return `COALESCE(${[...values, rest].join(', ')})`;
}

/** SQLite compares a text and a number without an error, so that what is of another type only matches nothing. */
function memberSql(path: string, field: VoucherField): string {
  const isNumber = FIELD_KINDS[field] === 'number';
  const types = isNumber ? `'integer', 'real'` : `'text'`;
  const member = `voucher.definition ->> '${path}'`;
  // A JSON integer may have more digits than its double, which is what was sent.
  const value = isNumber ? `CAST(${member} AS REAL)` : member;
  return `CASE WHEN json_type(voucher.definition, '${path}') IN (${types}) THEN ${value} END`;
}
