import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toChunks } from './chunking.js';
import { RowBuffer } from './row-buffer.js';

const MAX_ROWS = 2_000;
const MAX_LENGTH = 524_288;

/** A row and how long its payload is. */
interface TestRow {
  readonly code: string;
  readonly padding: number;
}

const rowOf = (code: string, padding = 0): TestRow => ({ code, padding });
const rowsOf = (list: readonly string[]) => list.map((code) => rowOf(code));
const chunksOf = (list: readonly TestRow[], sharedBytes = 0) => {
  const rows = new RowBuffer();
  for (const { code, padding } of list) {
    rows.appendReading({ kind: 'row', code, payload: JSON.stringify('x'.repeat(padding)) });
  }
  return toChunks(rows, sharedBytes);
};
const readRows = (chunks: ReturnType<typeof toChunks>) =>
  chunks.map(
    ({ items }) => JSON.parse(Buffer.from(items).toString()) as [row: number, code: string][],
  );
const codesOfEach = (chunks: ReturnType<typeof toChunks>) =>
  readRows(chunks).map((rows) => new Set(rows.map(([, code]) => code)));

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
        const rows = readRows(chunksOf(rowsOf(list))).flat();
        const sorted = rows
          .map(([row, code]) => [row, code])
          .sort(([a], [b]) => Number(a) - Number(b));
        expect(sorted).toEqual(list.map((code, index) => [index + 1, code]));
      }),
    );
  });

  it('puts rows of one code next to each other in their order', () => {
    fc.assert(
      fc.property(codes, (list) => {
        const rows = readRows(chunksOf(rowsOf(list))).flat();
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
    const list = Array.from({ length: 20_000 }, (_, index) => (index % 2 ? 'A' : 'B'));
    const chunks = readRows(chunksOf(rowsOf(list)));
    const ofA = chunks.flat().filter(([, code]) => code === 'A');
    expect(ofA.map(([row]) => row)).toEqual(Array.from({ length: 10_000 }, (_, i) => 2 * i + 2));
  });

  it('says how many rows a chunk has', () => {
    const chunks = chunksOf(rowsOf(Array.from({ length: 2 * MAX_ROWS + 1 }, (_, at) => `C${at}`)));
    expect(chunks.map(({ rowCount }) => rowCount)).toEqual([MAX_ROWS, MAX_ROWS, 1]);
    expect(readRows(chunks).map((chunk) => chunk.length)).toEqual([MAX_ROWS, MAX_ROWS, 1]);
  });

  it('never joins rows of different codes to more than half a megabyte', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, (list) => {
        const chunks = chunksOf(list.map((size, index) => rowOf(`${index}`, size)));
        const lengths = chunks.map(({ items }) => items.length - 1);
        expect(lengths.every((length) => length <= MAX_LENGTH)).toBe(true);
        expect(chunks.every(({ rowCount }) => rowCount > 0)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('gives a row that is larger than that a chunk of its own', () => {
    const chunks = chunksOf([rowOf('A'), rowOf('B', MAX_LENGTH), rowOf('C')]);
    expect(chunks.map(({ rowCount }) => rowCount)).toEqual([1, 1, 1]);
  });
});

/** Groups of rows with the same code: how many, and how long their payloads are. */
const groups = (maxCount: number, maxPadding: number) =>
  fc.array(
    fc.record({
      count: fc.integer({ min: 1, max: maxCount }),
      padding: fc.integer({ min: 0, max: maxPadding }),
    }),
    { minLength: 1, maxLength: 8 },
  );
const spread = (list: readonly { count: number; padding: number }[]) =>
  list.flatMap(({ count, padding }, index) =>
    Array.from({ length: count }, () => rowOf(`code-${index}`, padding)),
  );

describe('the codes of chunks', () => {
  it('stand beside the rows, each once and in their order', () => {
    fc.assert(
      fc.property(codes, (list) => {
        const chunks = chunksOf(rowsOf(list));
        const listed = chunks.map((chunk) => JSON.parse(Buffer.from(chunk.codes).toString()));
        expect(listed).toEqual(codesOfEach(chunks).map((ofChunk) => [...ofChunk]));
      }),
    );
  });

  it('are in one chunk each unless their rows are more than four times those of a chunk', () => {
    const sharedBytes = 65_536;
    const maxRows = 32;
    fc.assert(
      fc.property(groups(200, 0), (list) => {
        const chunks = codesOfEach(chunksOf(spread(list), sharedBytes));
        for (const [index, { count }] of list.entries()) {
          const holders = chunks.filter((codes) => codes.has(`code-${index}`));
          if (count <= 4 * maxRows) expect(holders).toHaveLength(1);
          else expect(holders).toHaveLength(Math.ceil(count / (4 * maxRows)));
        }
      }),
    );
  });

  it('are in one chunk each unless their bytes are more than four times those of a chunk', () => {
    fc.assert(
      fc.property(groups(20, 200_000), (list) => {
        const chunks = chunksOf(spread(list));
        const codes = codesOfEach(chunks);
        for (const [index, { count, padding }] of list.entries()) {
          const holders = codes.filter((ofChunk) => ofChunk.has(`code-${index}`));
          if (count * (padding + 30) <= 4 * MAX_LENGTH) expect(holders).toHaveLength(1);
        }
        for (const [index, { items }] of chunks.entries()) {
          const factor = codes[index]?.size === 1 ? 4 : 1;
          expect(items.length - 1).toBeLessThanOrEqual(factor * MAX_LENGTH);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stay within the bound on rows where a chunk has more than one', () => {
    fc.assert(
      fc.property(groups(40, 0), (list) => {
        const chunks = readRows(chunksOf(spread(list), 65_536));
        const mixed = chunks.filter((rows) => new Set(rows.map(([, code]) => code)).size > 1);
        expect(mixed.every((rows) => rows.length <= 32)).toBe(true);
      }),
    );
  });
});
