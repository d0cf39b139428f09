/** Metadata in the model. The order of its keys counts, as it does in the service. */
export type Members = Readonly<Record<string, unknown>>;

export type Mode = 'merge' | 'replace' | 'deep_merge';

/** What leads from one metadata to another, or back. */
export interface Reversal {
  readonly from: Members;
  readonly to: Members;
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The metadata after a row, as the mode says. */
export function written(
  prior: Members,
  patch: Members,
  unset: readonly string[],
  mode: Mode,
): Members {
  if (mode === 'replace') return patch;
  const next = mode === 'merge' ? { ...prior, ...patch } : deep(prior, patch);
  return Object.fromEntries(Object.entries(next).filter(([key]) => !unset.includes(key)));
}

function deep(prior: Members, patch: Members): Members {
  const pairs = Object.entries(patch).map(([key, value]): [string, unknown] => {
    const former = prior[key];
    return [key, isObject(former) && isObject(value) ? deep(former, value) : value];
  });
  return { ...prior, ...Object.fromEntries(pairs) };
}

/** Whether two values are the same, in whatever order their keys stand. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return JSON.stringify(one) === JSON.stringify(other);
  return keysOf(one, other).every((key) => isSame(one[key], other[key]));
}

/** The keys of which two metadata have different values. */
export function changedKeys(one: Members, other: Members): string[] {
  return keysOf(one, other).filter((key) => !isSame(one[key], other[key]));
}

/**
 * The metadata after an undo, key by key, and the keys that stay because somebody has changed them.
 * @param settled keys that stayed before; those that stay now are added
 */
export function takenBack(
  current: Members,
  { from, to }: Reversal,
  settled: Set<string>,
): { readonly metadata: Members; readonly kept: readonly string[] } {
  const next = new Map(Object.entries(current));
  const kept: string[] = [];
  const keys = changedKeys(from, to);
  for (const key of keys) {
    if (settled.has(key) || !isSame(current[key], from[key])) {
      settled.add(key);
      if (!isSame(current[key], to[key])) kept.push(key);
    } else if (key in to) next.set(key, to[key]);
    else next.delete(key);
  }
  // A key that comes back takes its place again.
  const comesBack = keys.some((key) => !(key in from));
  const order = comesBack ? Object.keys(to).filter((key) => next.has(key)) : [];
  const places = new Set([...order, ...next.keys()]);
  const members = [...places].map((key) => [key, next.get(key)] as const);
  return { metadata: Object.fromEntries(members), kept };
}

function keysOf(one: Members, other: Members): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}
