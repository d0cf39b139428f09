import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Chunkbook, shuffled } from '../../../test/support/runner/chunkbook.js';
import { MemoryBudget } from '../../memory/memory-budget.js';
import type { MemoryHold } from '../../memory/memory-hold.js';
import { csvHeader } from './report-csv.js';
import { PLAIN_FORM } from './report-form.js';
import { ReportText, type WindowLimits } from './report-text.js';
import { ResultLines } from './result-lines.js';

const PLENTY: WindowLimits = { bytes: 1_000_000, rows: 10_000 };
const noMemory = () => new MemoryBudget(1e9).open('project');

function openText(book: Chunkbook, limits = PLENTY, hold = noMemory()): ReportText {
  const plainSuccess = { found: true, updated: true };
  const form = { ...PLAIN_FORM, raw: true };
  const source = {
    actionId: 'aa_1',
    plainSuccess,
    unprocessedDetails: 'd',
    hasChanges: false,
    form,
  };
  return new ReportText(new ResultLines(book.store, source), hold, limits);
}

async function joined(text: ReportText): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of text.pieces()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function textOf(...book: Parameters<typeof openText>): Promise<string> {
  const text = openText(...book);
  await text.begin();
  return joined(text);
}

const line = (row: number, code: string) => `"${row}","${code}","true","true",,,\n`;

const allLines = (count: number) =>
  Array.from({ length: count }, (_, at) => line(at + 1, `code-${at + 1}`)).join('');

describe('the text of a report', () => {
  it('has the rows in the order of the request, whatever the order of processing', async () => {
    const book = new Chunkbook([
      [
        [4, 'A'],
        [2, 'B'],
      ],
      [
        [1, 'C'],
        [3, 'D'],
      ],
    ]);
    const lines = [line(1, 'C'), line(2, 'B'), line(3, 'D'), line(4, 'A')];
    expect(await textOf(book)).toBe(csvHeader({ excel: false }) + lines.join(''));
    expect(book.reads).toBe(2);
  });

  it('is its header when there is no row', async () => {
    expect(await textOf(new Chunkbook([]))).toBe(csvHeader({ excel: false }));
  });

  it('has every row once, in order, through any number of windows', async () => {
    const code = fc.string({ unit: fc.constantFrom('a', '"', '\n', ',', 'é', '😀') });
    const chunks = fc.array(fc.array(code, { minLength: 1 }));
    const limits = fc.record({
      bytes: fc.integer({ min: 1, max: 200 }),
      rows: fc.integer({ min: 1, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(chunks, fc.nat(), limits, async (codes, seed, window) => {
        const count = codes.flat().length;
        const rows = Array.from({ length: count }, (_, at) => at + 1).sort(
          (a, b) => ((a * 7_919 + seed) % 101) - ((b * 7_919 + seed) % 101),
        );
        const book = new Chunkbook(codes.map((some) => some.map((one) => [rows.pop() ?? 0, one])));
        expect(await textOf(book, window)).toBe(await textOf(book));
      }),
    );
  });

  it('goes on from each mark as the whole goes on there', async () => {
    const book = new Chunkbook(shuffled(500, 50));
    const limits = { bytes: 2_000, rows: 64 };
    const whole = await textOf(book);
    const text = openText(book, limits);
    await text.begin();
    expect(text.isGathered).toBe(false);
    expect(await joined(text)).toBe(whole);

    const marks = [...text.marks];
    expect(marks.length).toBeGreaterThan(5);
    for (const mark of marks) {
      await text.begin(mark);
      expect(await joined(text)).toBe(whole.slice(mark.offset));
    }
  });

  it('can be read again where the window holds all of it', async () => {
    const text = openText(new Chunkbook(shuffled(50, 10)));
    await text.begin();
    expect(text.isGathered).toBe(true);
    expect(await joined(text)).toBe(await joined(text));
  });

  it('holds no more for a report of eight times the rows', async () => {
    const peaks = [];
    for (const count of [5_000, 40_000]) {
      const budget = new MemoryBudget(1e9);
      const limits = { bytes: 65_536, rows: 4_096 };
      const hold = budget.open('project');
      const peak = watchPeak(hold);
      const text = await textOf(new Chunkbook(shuffled(count, 1_000)), limits, hold);
      expect(text === csvHeader({ excel: false }) + allLines(count)).toBe(true);
      peaks.push(peak());
    }
    expect(peaks[1]).toBe(peaks[0]);
  });

  it('reads a chunk again only for windows that have rows of it', async () => {
    const rows = Array.from({ length: 16_000 }, (_, at): [number, string] => [at + 1, 'c']);
    const chunks = Array.from({ length: 16 }, (_, at) =>
      rows.slice(at * 1_000, at * 1_000 + 1_000),
    );
    const book = new Chunkbook(chunks);
    await textOf(book, { bytes: 1_000_000, rows: 2_000 });
    // All of them for the first window, then each once more.
    expect(book.reads).toBeLessThanOrEqual(16 + 16);
  });

  it('is refused before its first byte when there is no memory for its windows', async () => {
    const budget = new MemoryBudget(300_000, 1);
    const book = new Chunkbook(shuffled(5_000, 1_000));
    const text = textOf(book, { bytes: 150_000, rows: 1_000 }, budget.open('project'));
    await expect(text).rejects.toMatchObject({ key: 'overloaded' });
  });
});

/** Returns the most bytes that the hold has had. */
function watchPeak(hold: MemoryHold): () => number {
  let peak = 0;
  const grow = hold.grow.bind(hold);
  hold.grow = async (bytes) => {
    await grow(bytes);
    peak = Math.max(peak, hold.bytes);
  };
  return () => peak;
}
