import type { Statement } from '../../../../../database/statement.js';
import type { ValueTest } from '../../../filter/condition.js';

export const NEVER: Statement = { sql: 'false', parameters: [] };

/** PostgreSQL takes no text with U+0000, and no stored text has one. */
export function isStorable(operand: string | number | boolean): boolean {
  return typeof operand !== 'string' || !operand.includes('\0');
}

/** A test of a value against operands that are texts or numbers. */
export type OperandTest = Exclude<ValueTest, { kind: 'present' | 'equals' }>;

/** True for an expression that is not NULL when one of the operands fits. No LIKE: nothing to escape. */
export function operandsSql(value: string, test: OperandTest): Statement {
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

/** The parts in brackets, with a word between them. */
export function joined(parts: readonly Statement[], by: ' OR ' | ' AND '): Statement {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(by)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
