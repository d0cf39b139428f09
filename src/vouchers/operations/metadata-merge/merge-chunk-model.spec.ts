import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { voucherRecords } from '../../../../test/factories/voucher-records.js';
import type { RowOutcome, RowRejection } from '../../../async-actions/row.js';
import { METADATA_MODES, type MetadataMode } from '../../options/metadata-mode.option.js';
import { mergeChunk } from './merge-chunk.js';

const REJECTION: RowRejection = { key: 'invalid_payload', details: 'Property .code must be right' };

const versionOf = (code: string) => `version of ${code}`;

describe('mergeChunk, against a model that applies one row after another', () => {
  const MAX_BYTES = 50;
  const code = fc.constantFrom('A', 'B', 'C', '__proto__', 'constructor');
  const key = fc.constantFrom('a', 'a', 'b', '__proto__', '', 'é');
  // Few keys, so that objects in objects meet.
  const inner = fc.dictionary(fc.constantFrom('a', '__proto__'), fc.nat(9), { minKeys: 1 });
  const nested = fc.dictionary(fc.constantFrom('a'), fc.oneof(inner, fc.nat(9)), { minKeys: 1 });
  const members = fc.uniqueArray(
    fc.tuple(key, fc.oneof(fc.jsonValue({ maxDepth: 1 }), nested, nested)),
    {
      selector: ([key]) => key,
      maxLength: 3,
    },
  );
  const unset = fc.uniqueArray(key, { maxLength: 2 });
  // A row that both sets and unsets a key is rejected when it is read.
  const change = fc.tuple(members, unset).map(([patch, keys]): Change => {
    return { patch, unset: keys.filter((name) => !patch.some(([set]) => set === name)) };
  });
  const rows = fc.array(fc.tuple(code, fc.option(change, { nil: null })), { maxLength: 20 });
  const vouchers = fc.uniqueArray(fc.tuple(code, members), { selector: ([name]) => name });

  type Members = [string, unknown][];
  type Change = { readonly patch: Members; readonly unset: readonly string[] };
  const textOf = (value: Iterable<[string, unknown]>) =>
    `{${[...value].map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`;

  /** Both objects as one, in the objects that both have too. */
  function deep(prior: unknown, patch: unknown): unknown {
    const isObject = (value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject(prior) || !isObject(patch)) return patch;
    const merged = new Map(Object.entries(prior as object) as Members);
    for (const [name, value] of Object.entries(patch as object) as Members) {
      merged.set(name, merged.has(name) ? deep(merged.get(name), value) : value);
    }
    return JSON.parse(textOf(merged));
  }

  function written(prior: ReadonlyMap<string, unknown>, change: Change, mode: MetadataMode) {
    if (mode === 'replace') return new Map(change.patch);
    const next = new Map(prior);
    for (const [name, value] of change.patch) {
      const isDeep = mode === 'deep_merge' && prior.has(name);
      next.set(name, isDeep ? deep(prior.get(name), value) : value);
    }
    for (const name of change.unset) next.delete(name);
    return next;
  }

  function model(list: [string, Change | null][], start: [string, Members][], mode: MetadataMode) {
    const state = new Map(start.map(([name, value]) => [name, new Map(value)]));
    const changes = new Map<string, number>();
    const failures: [number, boolean][] = [];
    const before: string[] = [];
    list.forEach(([name, change], index) => {
      const prior = state.get(name);
      if (prior === undefined || change === null) return failures.push([index + 1, !!prior]);
      const next = written(prior, change, mode);
      if (textOf(next) === textOf(prior)) return;
      if (Buffer.byteLength(textOf(next)) > MAX_BYTES) return failures.push([index + 1, true]);
      const count = (changes.get(name) ?? 0) + 1;
      before.push(`[${index + 1},${textOf(prior)},${7 + count}]`);
      state.set(name, next);
      changes.set(name, count);
    });
    const patches = [...changes].map(([name, count]) => [
      name,
      textOf(state.get(name) ?? []),
      count,
      versionOf(name),
    ]);
    return { failures, before: `[${before.join(',')}]`, patches };
  }

  function payloadOf({ patch, unset: keys }: Change): string {
    return keys.length === 0
      ? textOf(patch)
      : `[${textOf(patch)},${JSON.stringify({ unset: keys })}]`;
  }

  it.each(METADATA_MODES)('says and writes the same: %s', (mode) => {
    fc.assert(
      fc.property(rows, vouchers, (list, start) => {
        const items = list.map(([name, change], index) =>
          change === null
            ? `[${index + 1},${JSON.stringify(name)},null,${JSON.stringify(REJECTION)}]`
            : `[${index + 1},${JSON.stringify(name)},${payloadOf(change)}]`,
        );
        const result = mergeChunk({
          items: `[${items.join(',')}]`,
          prior: voucherRecords(
            ...start.map(([name, value]) => [name, textOf(value), versionOf(name)] as const),
          ),
          maxMetadataBytes: MAX_BYTES,
          schema: null,
          mode,
        });
        const expected = model(list, start, mode);
        const outcomes = JSON.parse(result.outcomes) as RowOutcome[];
        expect(outcomes.map(({ row, found }) => [row, found])).toEqual(expected.failures);
        expect(outcomes.every(({ updated, error }) => !updated && error !== undefined)).toBe(true);
        expect(result.before).toBe(expected.before);
        expect(JSON.parse(result.patches)).toEqual(expected.patches);
        expect(result.patchCount).toBe(expected.patches.length);
        expect(result.failedCount).toBe(expected.failures.length);
        expect(result.doneCount).toBe(list.length - expected.failures.length);
      }),
      { numRuns: 500 },
    );
  });
});
