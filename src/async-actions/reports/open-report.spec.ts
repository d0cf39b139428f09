import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Chunkbook, shuffled } from '../../../test/support/runner/chunkbook.js';
import type { Bytes } from '../../http/byte-ranges.js';
import { MemoryBudget } from '../../memory/memory-budget.js';
import { OpenReport } from './open-report.js';
import type { ReportFacts } from './report-facts.js';
import { PLAIN_FORM } from './report-form.js';
import { ReportText } from './report-text.js';
import { ResultLines } from './result-lines.js';

const BOOK = new Chunkbook(shuffled(700, 50));
const FEW_ROWS = { bytes: 4_000, rows: 90 };
const MANY_ROWS = { bytes: 1_000_000, rows: 10_000 };

/** A report, the facts that it has found out, and whether it has given back what it holds. */
function open(limits = FEW_ROWS, known: ReportFacts | null = null) {
  const source = {
    actionId: 'aa_1',
    plainSuccess: { found: true, updated: true },
    unprocessedDetails: 'd',
    hasChanges: false,
    form: PLAIN_FORM,
  };
  const hold = new MemoryBudget(1e9).open('project');
  const text = new ReportText(new ResultLines(BOOK.store, source), hold, limits);
  const state: { facts: ReportFacts | null; isClosed: boolean } = { facts: null, isClosed: false };
  const remember = (facts: ReportFacts) => (state.facts = facts);
  const report = new OpenReport(text, known, remember, () => (state.isClosed = true));
  return { report, state };
}

async function read(report: OpenReport, part: Bytes | null = null): Promise<Buffer> {
  return Buffer.concat((await (await report.stream(part)).toArray()) as Buffer[]);
}

async function whole(): Promise<Buffer> {
  const { report } = open(MANY_ROWS);
  await report.prepare(false);
  return read(report);
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');

describe('a report that is about to be sent', () => {
  it('has its length and digest at once when it fits the memory of one', async () => {
    const { report } = open(MANY_ROWS);
    await report.prepare(false);
    const { facts } = report;
    const bytes = await read(report);
    expect(facts).toEqual({
      length: bytes.length,
      digest: digestOf(bytes),
      marks: [{ row: 1, offset: 0 }],
    });
  });

  it('has them when it is larger and was measured, and is sent whole then', async () => {
    const { report, state } = open();
    await report.prepare(true);
    const bytes = await read(report);
    expect(bytes.equals(await whole())).toBe(true);
    expect(report.facts).toMatchObject({ length: bytes.length, digest: digestOf(bytes) });
    expect(state.facts).toEqual(report.facts);
    expect(report.facts?.marks.length).toBeGreaterThan(5);
  });

  it('finds them out while it is sent where it is larger and nobody wants them', async () => {
    const { report, state } = open();
    await report.prepare(false);
    expect(report.facts).toBeNull();
    const bytes = await read(report);
    expect(state.facts).toMatchObject({ length: bytes.length, digest: digestOf(bytes) });
  });

  it('remembers nothing of a report that was not sent to its end', async () => {
    const { report, state } = open();
    await report.prepare(false);
    const stream = await report.stream(null);
    const closed = once(stream, 'close');
    stream.once('data', () => stream.destroy());
    await closed;
    expect(state).toEqual({ facts: null, isClosed: true });
  });

  it('is the same in any parts, by what is known of it or not', async () => {
    const bytes = await whole();
    const { report: first } = open();
    await first.prepare(true);
    const part = fc.tuple(fc.nat(bytes.length - 1), fc.nat(bytes.length - 1));
    const limits = fc.constantFrom(FEW_ROWS, MANY_ROWS);
    const isKnown = fc.boolean();
    await fc.assert(
      fc.asyncProperty(part, limits, isKnown, async ([one, other], window, known) => {
        const range = { first: Math.min(one, other), last: Math.max(one, other) };
        const { report } = open(window, known ? first.facts : null);
        await report.prepare(true);
        const received = await read(report, range);
        expect(received.equals(bytes.subarray(range.first, range.last + 1))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('reads only the chunks behind a place when a part begins there', async () => {
    const { report: first } = open();
    await first.prepare(true);
    const { facts } = first;
    const last = facts?.marks.at(-1)?.offset ?? 0;
    const { report } = open(FEW_ROWS, facts);
    await report.prepare(true);
    BOOK.reads = 0;
    await read(report, { first: last, last: last + 10 });
    expect(BOOK.reads).toBe(700 / 50);
  });
});
