import type { Statement } from '../../../../../database/statement.js';
import type { ValueTest } from '../../../filter/condition.js';

/** A test of a value against operands that are texts or numbers. */
export type OperandTest = Exclude<ValueTest, { kind: 'present' | 'equals' }>;

/** True for an expression that is not NULL when one of the operands fits. No LIKE: nothing to escape. */
export function operandsSql(value: string, test: OperandTest): Statement {
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

/** The parts in brackets, with a word between them. */
export function joined(parts: readonly Statement[], by: ' OR ' | ' AND '): Statement {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(by)})`,
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
