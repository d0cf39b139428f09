import type { JsonFault, JsonPath } from './json-path.js';

/** Deepest nesting of a value, the value itself counted as level 1. */
export const MAX_DEPTH = 32;
/** Most keys of one object. */
export const MAX_KEYS = 1_000;
/** A double keeps every integer of up to this many digits, so shorter tokens need no look. */
export const SAFE_DIGITS = 15;

const NUL = 'must NOT contain U+0000';
const LONE_SURROGATE = 'must be well-formed Unicode';

/** Why a text cannot be kept as sent by every database, or null. */
export function textFault(text: string): string | null {
  if (text.includes('\0')) return NUL;
  return text.isWellFormed() ? null : LONE_SURROGATE;
}

/** A value and the way to it, so that a path is only built for the one value that is at fault. */
interface Visit {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Visit | null;
  readonly depth: number;
}

/**
 * A thing in a JSON value that cannot be kept faithfully, or null: nesting, number of keys, or a text
 * with U+0000 or half a surrogate pair, in keys and values. Iterative, so that no nesting overflows it.
 * @param envelopes levels around the values that the limit on nesting is meant for
 */
export function findValueFault(root: unknown, at: JsonPath = [], envelopes = 0): JsonFault | null {
  const stack: Visit[] = [];
  if (needsLook(root)) stack.push({ value: root, key: '', parent: null, depth: 1 });
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { value, depth } = visit;
    if (typeof value === 'object' && value !== null && depth > MAX_DEPTH + envelopes) {
      return { path: at, text: `must NOT be nested deeper than ${MAX_DEPTH} levels` };
    }
    const text = typeof value === 'string' ? textFault(value) : visitChildren(visit, stack);
    if (text !== null) return { path: [...at, ...pathOf(visit)], text };
  }
  return null;
}

/** Puts the children of the value on the stack; returns what is wrong with its own keys, or null. */
function visitChildren(parent: Visit, stack: Visit[]): string | null {
  const { value } = parent;
  const depth = parent.depth + 1;
  if (Array.isArray(value)) {
    value.forEach((child: unknown, key) => {
      if (needsLook(child)) stack.push({ value: child, key, parent, depth });
    });
    return null;
  }
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object);
  const text = keysFault(keys);
  if (text !== null) return text;
  for (const key of keys) {
    const child = object[key];
    if (needsLook(child)) stack.push({ value: child, key, parent, depth });
  }
  return null;
}

/** Most values are numbers or sound texts; leaving them off the stack keeps flat values cheap. */
function needsLook(value: unknown): boolean {
  if (typeof value === 'string') return textFault(value) !== null;
  return typeof value === 'object' && value !== null;
}

function pathOf(visit: Visit): JsonPath {
  const path: (string | number)[] = [];
  for (let at = visit; at.parent !== null; at = at.parent) path.unshift(at.key);
  return path;
}

function keysFault(keys: readonly string[]): string | null {
  if (keys.length > MAX_KEYS) return `must NOT have more than ${MAX_KEYS} properties`;
  for (const key of keys) {
    const text = textFault(key);
    if (text !== null) return `${text} in a key`;
  }
  return null;
}

/** True when a JSON value holds more than `max` values at all levels. Looks at no more than it must. */
export function hasMoreValuesThan(root: unknown, max: number): boolean {
  const stack: unknown[] = [root];
  let count = 0;
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const children: unknown[] = Array.isArray(value) ? value : Object.values(value);
    count += children.length;
    if (count > max) return true;
    stack.push(...children);
  }
  return false;
}
