import { isDeepStrictEqual } from 'node:util';

/** Members of a voucher by their keys: its metadata, or its fields. Any key is just a key, `__proto__` too. */
export type Members = Readonly<Record<string, unknown>>;

/** What one record has and another has not, key by key. A key that one of them lacks is missing on its side. */
export interface RecordChange {
  readonly from: Members;
  readonly to: Members;
  /** All keys in the order of the record to come; only where a key comes back, whose place would be lost. */
  readonly order?: readonly string[];
}

/** A record after a change. */
export interface ChangedRecord {
  readonly record: Members;
  /** The keys that were left alone, because they had neither the old value nor the new one. */
  readonly kept: readonly string[];
}

/** What leads from one record to another, or null when both have the same values. */
export function changeBetween(from: Members, to: Members): RecordChange | null {
  const left: Record<string, unknown> = {};
  const right: Record<string, unknown> = {};
  let isSame = true;
  for (const key of Object.keys(from)) {
    if (haveSameText(key, from, to)) continue;
    isSame = false;
    put(left, key, from[key]);
    if (Object.hasOwn(to, key)) put(right, key, to[key]);
  }
  let comesBack = false;
  for (const key of Object.keys(to)) {
    if (Object.hasOwn(from, key)) continue;
    comesBack = true;
    put(right, key, to[key]);
  }
  if (isSame && !comesBack) return null;
  return { from: left, to: right, ...(comesBack && { order: Object.keys(to) }) };
}

/**
 * Changes each key that still has the value which the change starts from.
 * @param settled keys that are left alone; those that this change had to leave alone are added
 */
export function applyChange(
  current: Members,
  { from, to, order = [] }: RecordChange,
  settled: Set<string>,
): ChangedRecord {
  const members = new Map(Object.entries(current));
  const kept: string[] = [];
  for (const key of keysOf(from, to)) {
    if (settled.has(key) || !isSame(key, current, from)) {
      settled.add(key);
      if (!isSame(key, current, to)) kept.push(key);
    } else if (Object.hasOwn(to, key)) {
      members.set(key, to[key]);
    } else {
      members.delete(key);
    }
  }
  const keys = new Set([...order.filter((key) => members.has(key)), ...members.keys()]);
  return { record: Object.fromEntries([...keys].map((key) => [key, members.get(key)])), kept };
}

/**
 * What leads back after a change of a record in which each key had the value that the change starts from.
 * @param from the record before the change
 */
export function turnedRound(change: RecordChange, from: Members): RecordChange {
  const comesBack = Object.keys(change.from).some((key) => !Object.hasOwn(change.to, key));
  return { from: change.to, to: change.from, ...(comesBack && { order: Object.keys(from) }) };
}

/** The keys of both records, each once: first those of the one, then what the other has besides. */
export function keysOf(one: Members, other: Members): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])];
}

/** Whether both have the same value at the key, in whatever order the keys inside of it stand. */
function isSame(key: string, one: Members, other: Members): boolean {
  if (haveSameText(key, one, other)) return true;
  const isInBoth = Object.hasOwn(one, key) && Object.hasOwn(other, key);
  return isInBoth && isDeepStrictEqual(one[key], other[key]);
}

/** Any key is just a key. To make the records of a chunk from lists of their members took twice as long. */
function put(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') record[key] = value;
  else
    Object.defineProperty(record, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

/** Whether both have the same JSON text at the key, or both lack it. Few values need to be written for that. */
function haveSameText(key: string, one: Members, other: Members): boolean {
  const isInOne = Object.hasOwn(one, key);
  if (isInOne !== Object.hasOwn(other, key)) return false;
  const [a, b] = [one[key], other[key]];
  if (!isInOne || a === b) return true;
  return isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
