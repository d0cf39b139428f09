import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { voucherRecords } from '../../../../test/factories/voucher-records.js';
import type { RowOutcome, RowRejection } from '../../../async-actions/row.js';
import { mergeChunk } from './merge-chunk.js';

const REJECTION: RowRejection = { key: 'invalid_payload', details: 'Property .code must be right' };

const versionOf = (code: string) => `version of ${code}`;

describe('mergeChunk, against a model that applies one row after another', () => {
  const MAX_BYTES = 40;
  const code = fc.constantFrom('A', 'B', 'C', '__proto__', 'constructor');
  const members = fc.uniqueArray(
    fc.tuple(fc.constantFrom('a', 'b', '__proto__', '', 'é'), fc.jsonValue({ maxDepth: 1 })),
    { selector: ([key]) => key, maxLength: 3 },
  );
  const rows = fc.array(fc.tuple(code, fc.option(members, { nil: null })), { maxLength: 20 });
  const vouchers = fc.uniqueArray(fc.tuple(code, members), { selector: ([name]) => name });

  type Members = [string, unknown][];
  const textOf = (value: Iterable<[string, unknown]>) =>
    `{${[...value].map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join(',')}}`;

  function model(list: [string, Members | null][], start: [string, Members][]) {
    const state = new Map(start.map(([name, value]) => [name, new Map(value)]));
    const changes = new Map<string, number>();
    const failures: [number, boolean][] = [];
    const before: string[] = [];
    list.forEach(([name, patch], index) => {
      const prior = state.get(name);
      if (prior === undefined || patch === null) return failures.push([index + 1, !!prior]);
      const next = new Map([...prior, ...patch]);
      if (textOf(next) === textOf(prior)) return;
      if (Buffer.byteLength(textOf(next)) > MAX_BYTES) return failures.push([index + 1, true]);
      before.push(`[${index + 1},${textOf(prior)}]`);
      state.set(name, next);
      changes.set(name, (changes.get(name) ?? 0) + 1);
    });
    const patches = [...changes].map(([name, count]) => [
      name,
      textOf(state.get(name) ?? []),
      count,
      versionOf(name),
    ]);
    return { failures, before: `[${before.join(',')}]`, patches };
  }

  it('says and writes the same', () => {
    fc.assert(
      fc.property(rows, vouchers, (list, start) => {
        const items = list.map(([name, patch], index) =>
          patch === null
            ? `[${index + 1},${JSON.stringify(name)},null,${JSON.stringify(REJECTION)}]`
            : `[${index + 1},${JSON.stringify(name)},${textOf(patch)}]`,
        );
        const result = mergeChunk({
          items: `[${items.join(',')}]`,
          prior: voucherRecords(
            ...start.map(([name, value]) => [name, textOf(value), versionOf(name)] as const),
          ),
          maxMetadataBytes: MAX_BYTES,
          schema: null,
        });
        const expected = model(list, start);
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
