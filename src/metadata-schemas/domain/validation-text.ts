import type { Definition } from './definition.js';
import { constraintRulesOf, typeRuleOf } from './value-rules.js';

/** Longest part of a message that repeats a definition, and that repeats a client's key or value. */
const MAX_RULE_LENGTH = 1_000;
const MAX_REPEATED_LENGTH = 200;

/** What a message says of a key without a definition where only defined ones are allowed. */
export const NOT_DEFINED = 'property is not defined';

/**
 * All that a definition demands, also what the value keeps, in the order of the public API: list, type,
 * presence, constraints.
 */
export function ruleText(definition: Definition): string {
  const parts = [
    typeRuleOf(definition).text,
    ...(definition.optional ? [] : ['property is required']),
    ...constraintRulesOf(definition).map(({ text }) => text),
  ];
  const list = definition.array ? 'must be an array, and every element: ' : '';
  return cut(list + parts.join(', '), MAX_RULE_LENGTH);
}

/** The message for one failing key. */
export function faultText(key: string, rule: string, value: unknown): string {
  return `${cut(key, MAX_REPEATED_LENGTH)}: ${rule} (actual value is '${printed(value)}')`;
}

/** A JSON value as JavaScript's string conversion prints it, whatever its keys are named. */
function printed(value: unknown): string {
  return cut(appendText('', value), MAX_REPEATED_LENGTH);
}

/** The text and then the value, of which no more is printed than is repeated. */
function appendText(text: string, value: unknown): string {
  // String() would call a `toString` that the client sent.
  if (!Array.isArray(value)) return text + (isObject(value) ? '[object Object]' : String(value));
  let list = text;
  for (let index = 0; index < value.length && list.length <= MAX_REPEATED_LENGTH; index += 1) {
    if (index > 0) list += ',';
    const element: unknown = value[index];
    if (element !== null) list = appendText(list, element);
  }
  return list;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function cut(text: string, length: number): string {
  return (text.length > length ? `${text.slice(0, length)}…` : text).toWellFormed();
}
