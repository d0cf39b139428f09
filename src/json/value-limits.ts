import type { JsonFault, JsonPath } from './json-path.js';

/** Deepest nesting of a value, the value itself counted as level 1. */
export const MAX_DEPTH = 32;
/** Most keys of one object. */
export const MAX_KEYS = 1_000;

const NUL = 'must NOT contain U+0000';
const LONE_SURROGATE = 'must be well-formed Unicode';

/** Why a text cannot be kept as sent by every database, or null. */
export function textFault(text: string): string | null {
  if (text.includes('\0')) return NUL;
  return text.isWellFormed() ? null : LONE_SURROGATE;
}

/**
 * The first thing in a JSON value that cannot be kept faithfully: nesting, number of keys, or a text
 * with U+0000 or half a surrogate pair, in keys and values. Iterative, so that no nesting overflows it.
 */
export function findValueFault(root: unknown, at: JsonPath = []): JsonFault | null {
  const stack: { value: unknown; path: JsonPath; depth: number }[] = [
    { value: root, path: at, depth: 1 },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, path, depth } = next;
    if (typeof value === 'string') {
      const text = textFault(value);
      if (text !== null) return { path, text };
    } else if (typeof value === 'object' && value !== null) {
      if (depth > MAX_DEPTH) {
        return { path: at, text: `must NOT be nested deeper than ${MAX_DEPTH} levels` };
      }
      const children = Object.entries(value);
      const fault = Array.isArray(value) ? null : keysFault(children, path);
      if (fault !== null) return fault;
      for (const [key, child] of children) {
        // Numbers, booleans and null need no look; skipping them keeps flat metadata cheap.
        if (typeof child === 'string' || (typeof child === 'object' && child !== null)) {
          stack.push({ value: child, path: [...path, key], depth: depth + 1 });
        }
      }
    }
  }
  return null;
}

function keysFault(children: [string, unknown][], path: JsonPath): JsonFault | null {
  if (children.length > MAX_KEYS) {
    return { path, text: `must NOT have more than ${MAX_KEYS} properties` };
  }
  for (const [key] of children) {
    const text = textFault(key);
    if (text !== null) return { path, text: `${text} in a key` };
  }
  return null;
}
