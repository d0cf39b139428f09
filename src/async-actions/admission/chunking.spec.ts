import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toChunks } from './chunking.js';
import { RowBuffer } from './row-buffer.js';

const MAX_ROWS = 2_000;
const MAX_LENGTH = 524_288;

interface TestRow {
  readonly code: string;
  readonly row: number;
  readonly padding: number;
}

const rowOf = (code: string, row: number, padding = 0): TestRow => ({ code, row, padding });
const chunksOf = (list: readonly TestRow[]) => {
  const rows = new RowBuffer();
  for (const { code, row, padding } of list) {
    rows.appendReading(row, { kind: 'row', code, payload: JSON.stringify('x'.repeat(padding)) });
  }
  return toChunks(rows);
};
const readRows = (chunks: ReturnType<typeof toChunks>) =>
  chunks.map(
    ({ items }) => JSON.parse(Buffer.from(items).toString()) as [row: number, code: string][],
  );

const codes = fc.array(fc.oneof(fc.constantFrom('A', 'B', 'a', '__proto__'), fc.string()), {
  maxLength: 100,
});

describe('toChunks', () => {
  it('makes no chunk of nothing', () => {
    expect(chunksOf([])).toEqual([]);
  });

  it('holds every row exactly once', () => {
    fc.assert(
      fc.property(codes, (list) => {
        const rows = readRows(chunksOf(list.map((code, index) => rowOf(code, index)))).flat();
        const sorted = rows
          .map(([row, code]) => [row, code])
          .sort(([a], [b]) => Number(a) - Number(b));
        expect(sorted).toEqual(list.map((code, index) => [index, code]));
      }),
    );
  });

  it('puts rows of one code next to each other in their order', () => {
    fc.assert(
      fc.property(codes, (list) => {
        const rows = readRows(chunksOf(list.map((code, index) => rowOf(code, index)))).flat();
        const changes = rows.filter(([, code], at) => code !== rows[at - 1]?.[1]);
        expect(changes).toHaveLength(new Set(list).size);
        for (const [at, [row, code]] of rows.entries()) {
          const [nextRow, nextCode] = rows[at + 1] ?? [Infinity, code];
          if (code === nextCode) expect(row).toBeLessThan(nextRow);
        }
      }),
    );
  });

  it('keeps the order of equal codes over the bounds of chunks', () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => rowOf(index % 2 ? 'A' : 'B', index));
    const chunks = readRows(chunksOf(rows));
    const ofA = chunks.flat().filter(([, code]) => code === 'A');
    expect(ofA.map(([row]) => row)).toEqual(Array.from({ length: 2_500 }, (_, i) => 2 * i + 1));
  });

  it('says how many rows a chunk has', () => {
    const rows = Array.from({ length: 2 * MAX_ROWS + 1 }, (_, index) => rowOf('A', index));
    const chunks = chunksOf(rows);
    expect(chunks.map(({ rowCount }) => rowCount)).toEqual([MAX_ROWS, MAX_ROWS, 1]);
    expect(readRows(chunks).map((chunk) => chunk.length)).toEqual([MAX_ROWS, MAX_ROWS, 1]);
  });

  it('never joins rows to more than half a megabyte', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, (list) => {
        const chunks = chunksOf(list.map((size, index) => rowOf(`${index}`, index, size)));
        const lengths = chunks.map(({ items, rowCount }) => items.length - 1 - rowCount);
        expect(lengths.every((length) => length <= MAX_LENGTH)).toBe(true);
        expect(chunks.every(({ rowCount }) => rowCount > 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('gives a row that is larger than that a chunk of its own', () => {
    const chunks = chunksOf([rowOf('A', 1), rowOf('B', 2, MAX_LENGTH), rowOf('C', 3)]);
    expect(chunks.map(({ rowCount }) => rowCount)).toEqual([1, 1, 1]);
  });
});
