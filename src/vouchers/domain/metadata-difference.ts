import { changeBetween, keysOf, type Members } from './record-change.js';

/** One key before and after a change. A member that is absent says that the key was or is absent. */
export interface KeyChange {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The keys that differ between two states of metadata, each with both of its values. */
export type MetadataDifference = Readonly<Record<string, KeyChange>>;

/**
 * What differs at the top level, first the keys that were there and then the new ones. Values are the same when their
 * JSON texts are; the order of the keys does not count. Any key is just a key, `__proto__` too.
 * @param before JSON text of an object
 * @param after JSON text of an object
 */
export function metadataDifference(before: string, after: string): MetadataDifference {
  const change = changeBetween(JSON.parse(before) as Members, JSON.parse(after) as Members);
  if (change === null) return {};
  const { from, to } = change;
  return Object.fromEntries(
    keysOf(from, to).map((key) => [
      key,
      { ...valueOf(from, key, 'before'), ...valueOf(to, key, 'after') },
    ]),
  );
}

function valueOf(members: Members, key: string, name: keyof KeyChange): KeyChange {
  return Object.hasOwn(members, key) ? { [name]: members[key] } : {};
}
