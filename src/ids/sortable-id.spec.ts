import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leastSortableId, sortableId, timeOfSortableId } from './sortable-id.js';

const isSorted = (ids: string[]) => ids.every((id, at) => at === 0 || (ids[at - 1] ?? '') < id);

describe('timeOfSortableId', () => {
  it('reads the moment of a published id', () => {
    const ms = timeOfSortableId('aa_0c555e8115d7b64504');
    expect(new Date(ms).toISOString()).toBe('2023-01-20T09:37:37.367Z');
  });
});

describe('sortableId', () => {
  it('is the prefix and 18 hex digits', () => {
    expect(sortableId('aa_')).toMatch(/^aa_[0-9a-f]{18}$/);
    expect(sortableId('v-')).toMatch(/^v-[0-9a-f]{18}$/);
  });

  it('carries the moment at which it was made', () => {
    const nowMs = Date.now() + 1_000;
    expect(timeOfSortableId(sortableId('aa_', nowMs))).toBe(nowMs);
  });

  it('sorts in the order of making, whatever the clock does', () => {
    const base = Date.now() + 10_000;
    const steps = fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 2 });
    fc.assert(
      fc.property(steps, (offsets) => isSorted(offsets.map((by) => sortableId('aa_', base + by)))),
    );
  });

  it('stays unique and sorted when one millisecond has more ids than the counter', () => {
    const nowMs = Date.now() + 20_000;
    const ids = Array.from({ length: 140_000 }, () => sortableId('v-', nowMs));
    expect(isSorted(ids)).toBe(true);
    expect(timeOfSortableId(ids.at(-1) ?? '')).toBe(nowMs + 2);
  });

  it('names the process with the same bits in every id', () => {
    const nodeOf = (id: string) => (BigInt(`0x${id.slice(-18)}`) >> 16n) & 0x3fffn;
    expect(nodeOf(sortableId('aa_'))).toBe(nodeOf(sortableId('cat_')));
  });
});

describe('leastSortableId', () => {
  const EARLY = Date.parse('2100-01-01T00:00:00Z');

  it('parts the ids of a moment from those before it', () => {
    const before = sortableId('aa_', EARLY - 1);
    const at = sortableId('aa_', EARLY);

    expect(before < leastSortableId('aa_', EARLY)).toBe(true);
    expect(leastSortableId('aa_', EARLY) <= at).toBe(true);
    expect(at < leastSortableId('aa_', EARLY + 1)).toBe(true);
  });

  it('bounds moments that no id can have', () => {
    expect(leastSortableId('aa_', 0)).toBe('aa_000000000000000000');
    expect(leastSortableId('aa_', Number.MAX_SAFE_INTEGER)).toMatch(/^aa_[0-9a-f]{18}$/);
  });
});
