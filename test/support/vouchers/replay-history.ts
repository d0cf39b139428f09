import { expect } from '@jest/globals';
import type { VoucherChangeEntry } from '../../../src/vouchers/history/voucher-change-entry.js';

interface KeyChange {
  readonly before?: unknown;
  readonly after?: unknown;
}
type Difference = Readonly<Record<string, KeyChange>>;

/** The states behind the current one, newest first, each key by key from the entry that left it. */
export function replay(current: object, entries: readonly VoucherChangeEntry[]) {
  let state = current as { active?: boolean; metadata: Record<string, unknown> };
  const states = [state];
  for (const { changes } of entries) {
    const { metadata = {}, active } = JSON.parse(changes ?? '{}') as {
      readonly metadata?: Difference;
      readonly active?: KeyChange;
    };
    if (active !== undefined) expect(state.active).toBe(active.after);
    state = {
      active: (active === undefined ? state.active : active.before) as boolean | undefined,
      metadata: before(state.metadata, metadata),
    };
    states.push(state);
  }
  return states;
}

function before(members: Record<string, unknown>, difference: Difference) {
  const keys = new Map(Object.entries(members));
  for (const [key, change] of Object.entries(difference)) {
    expect(keys.get(key)).toEqual(change.after);
    expect(keys.has(key)).toBe(Object.hasOwn(change, 'after'));
    if (Object.hasOwn(change, 'before')) keys.set(key, change.before);
    else keys.delete(key);
  }
  return Object.fromEntries(keys);
}

/** The same text for states whose keys stand in another order. */
export function canonical({ active, metadata }: { active?: unknown; metadata?: object }): string {
  return JSON.stringify([
    active,
    Object.entries(metadata ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
