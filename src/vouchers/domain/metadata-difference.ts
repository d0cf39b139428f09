import type { Metadata } from './metadata.js';

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
  const prior = JSON.parse(before) as Metadata;
  const next = JSON.parse(after) as Metadata;
  const keys = new Set([...Object.keys(prior), ...Object.keys(next)]);
  const changes = [...keys].flatMap((key): [string, KeyChange][] => {
    const change = { ...valueOf(prior, key, 'before'), ...valueOf(next, key, 'after') };
    return isChange(change) ? [[key, change]] : [];
  });
  return Object.fromEntries(changes);
}

function valueOf(metadata: Metadata, key: string, name: keyof KeyChange): KeyChange {
  return Object.hasOwn(metadata, key) ? { [name]: metadata[key] } : {};
}

function isChange(change: KeyChange): boolean {
  if (!('before' in change) || !('after' in change)) return true;
  return JSON.stringify(change.before) !== JSON.stringify(change.after);
}
