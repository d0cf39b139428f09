import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RowOutcome, RowRejection } from '../../../async-actions/row.js';
import { mergeChunk } from './merge-chunk.js';

type Row = [row: number, code: string, patch: unknown, rejection?: RowRejection];
type Prior = [code: string, metadata: string][];

const REJECTION: RowRejection = { key: 'invalid_payload', details: 'Property .code must be right' };

function merge(rows: Row[], prior: Prior, maxMetadataBytes = 1_000) {
  const texts = { items: JSON.stringify(rows), prior: JSON.stringify(prior) };
  const input = { ...texts, maxMetadataBytes, schema: null };
  const { outcomes, before, patches, ...counts } = mergeChunk(input);
  return {
    ...counts,
    outcomes: JSON.parse(outcomes) as RowOutcome[],
    before: JSON.parse(before) as unknown,
    patches: JSON.parse(patches) as unknown,
  };
}

describe('mergeChunk', () => {
  it('merges each row into its own voucher', () => {
    const result = merge(
      [
        [1, 'A', { x: 2 }],
        [2, 'B', { y: null }],
      ],
      [
        ['B', '{"x":1}'],
        ['A', '{"x":1,"z":3}'],
      ],
    );
    expect(result).toEqual({
      doneCount: 2,
      failedCount: 0,
      outcomes: [],
      before: [
        [1, { x: 1, z: 3 }],
        [2, { x: 1 }],
      ],
      patches: [
        ['A', '{"x":2,"z":3}', 1],
        ['B', '{"x":1,"y":null}', 1],
      ],
    });
  });

  it('lets rows of one code see each other: the last one wins and every change counts', () => {
    const rows: Row[] = [
      [3, 'A', { x: 1 }],
      [5, 'A', { y: 1 }],
      [9, 'A', { x: 2 }],
    ];
    const result = merge(rows, [['A', '{}']]);
    expect(result.patches).toEqual([['A', '{"x":2,"y":1}', 3]]);
    expect(result.before).toEqual([
      [3, {}],
      [5, { x: 1 }],
      [9, { x: 1, y: 1 }],
    ]);
  });

  it('counts a row that changes nothing as done, and writes nothing for it', () => {
    const rows: Row[] = [
      [1, 'A', {}],
      [2, 'A', { x: 1 }],
    ];
    expect(merge(rows, [['A', '{"x":1}']])).toEqual({
      doneCount: 2,
      failedCount: 0,
      outcomes: [],
      before: [],
      patches: [],
    });
  });

  it('fails the row of an unknown code in the words of the 404', () => {
    expect(merge([[1, 'X', {}]], [['A', '{}']]).outcomes).toEqual([
      {
        row: 1,
        code: 'X',
        found: false,
        updated: false,
        error: { key: 'not_found', details: 'Cannot find voucher with id X' },
      },
    ]);
  });

  it('reports a row that was rejected at acceptance, and whether its voucher exists', () => {
    const rows: Row[] = [
      [1, 'A', null, REJECTION],
      [2, 'X', null, REJECTION],
    ];
    expect(merge(rows, [['A', '{}']]).outcomes).toEqual([
      { row: 1, code: 'A', found: true, updated: false, error: REJECTION },
      { row: 2, code: 'X', found: false, updated: false, error: REJECTION },
    ]);
  });

  it('fails a row that makes the metadata too large, and goes on from what was there before it', () => {
    const rows: Row[] = [
      [1, 'A', { x: 'y'.repeat(20) }],
      [2, 'A', { z: 1 }],
    ];
    const result = merge(rows, [['A', '{"a":1}']], 20);
    expect(result.outcomes).toMatchObject([
      {
        row: 1,
        found: true,
        updated: false,
        error: {
          key: 'invalid_payload',
          details: 'Property .metadata must NOT be larger than 20 bytes after the update',
        },
      },
    ]);
    expect(result.patches).toEqual([['A', '{"a":1,"z":1}', 1]]);
  });

  it.each(['__proto__', 'constructor', 'toString', ''])(
    'knows no voucher by the name %j',
    (code) => {
      expect(merge([[1, code, {}]], []).failedCount).toBe(1);
    },
  );
});

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
          prior: JSON.stringify(start.map(([name, value]) => [name, textOf(value)])),
          maxMetadataBytes: MAX_BYTES,
          schema: null,
        });
        const expected = model(list, start);
        const outcomes = JSON.parse(result.outcomes) as RowOutcome[];
        expect(outcomes.map(({ row, found }) => [row, found])).toEqual(expected.failures);
        expect(outcomes.every(({ updated, error }) => !updated && error !== undefined)).toBe(true);
        expect(result.before).toBe(expected.before);
        expect(JSON.parse(result.patches)).toEqual(expected.patches);
        expect(result.failedCount).toBe(expected.failures.length);
        expect(result.doneCount).toBe(list.length - expected.failures.length);
      }),
      { numRuns: 500 },
    );
  });
});
