import type { Definition } from './definition.js';
import { constraintRulesOf, typeRuleOf } from './value-rules.js';

/** Longest part of a message that repeats a definition, and that repeats a client's key or value. */
const MAX_RULE_LENGTH = 1_000;
const MAX_REPEATED_LENGTH = 200;
/** Longest message; a job may have a hundred thousand of them. */
const MAX_MESSAGE_LENGTH = 2_000;

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

/**
 * The messages of all failing keys as one: those of the definitions in their order, then those of
 * undefined keys, with `; ` between them. What would make it longer than 2,000 characters is counted.
 */
export function joinFaults(faults: readonly string[]): string {
  let text = faults[0] ?? '';
  for (const [index, fault] of faults.slice(1).entries()) {
    if (text.length + fault.length > MAX_MESSAGE_LENGTH) {
      return `${text}; and ${faults.length - 1 - index} more`;
    }
    text += `; ${fault}`;
  }
  return text;
}

/** A JSON value as JavaScript's string conversion prints it, whatever its keys are named. */
function printed(value: unknown): string {
  return cut(toText(value), MAX_REPEATED_LENGTH);
}

function toText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((element: unknown) => (element === null ? '' : toText(element))).join(',');
  }
  // String() would call a `toString` that the client sent.
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
}

function cut(text: string, length: number): string {
  return (text.length > length ? `${text.slice(0, length)}…` : text).toWellFormed();
}
