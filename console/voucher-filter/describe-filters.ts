import { texts } from './texts.js';

const MOMENT = /^\d{4}-\d{2}-\d{2}T/;
const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The filters of an export in words, one text for each condition. */
export function describeFilters(filters: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(filters).flatMap(([field, value]) =>
    Object.entries(conditionsIn(value)).map(([operator, operand]) =>
      describe(field, operator, operand),
    ),
  );
}

function conditionsIn(value: unknown): object {
  const isFilter = typeof value === 'object' && value !== null && 'conditions' in value;
  return isFilter && typeof value.conditions === 'object' ? (value.conditions ?? {}) : {};
}

function describe(field: string, operator: string, operand: unknown): string {
  const name = field.replace(/^metadata\./, '');
  const words = texts.operators[operator] ?? operator;
  if (operand === true) return field === 'active' ? words : `${name} ${words}`;
  const operands: unknown[] = Array.isArray(operand) ? operand : [operand];
  return `${texts.fields[field] ?? name} ${words} ${operands.map(readable).join(', ')}`;
}

function readable(operand: unknown): string {
  const text = String(operand);
  return MOMENT.test(text) ? LOCAL.format(new Date(text)) : text;
}
