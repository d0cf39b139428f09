import { setImmediate } from 'node:timers/promises';
import type { MemoryHold } from '../../memory/memory-hold.js';
import type { RowRange } from '../storage/chunk-store.js';
import type { Mark } from './report-facts.js';
import type { ReportLines } from './report-lines.js';
import { ReportWindow } from './report-window.js';

/** Text that a report holds at a time; the report of a usual bulk request has less. */
const WINDOW_BYTES = 16_777_216;
/** Most rows in a window; each has a place of eight bytes. */
const WINDOW_ROWS = 262_144;

const START: Mark = { row: 1, offset: 0 };

/** How much of a report is held at a time. */
export interface WindowLimits {
  readonly bytes: number;
  readonly rows: number;
}

/**
 * The text of a report in the order of its rows, with bounded memory. Chunks are kept in the order of processing,
 * so neighbours of the request lie in any of them. The chunks are read once for each window of rows: the lines of the
 * window are gathered and written out, then the next window follows. A window that turns out too large is made smaller.
 * Most reports are one window; a chunk without a row in a window is not read again for it.
 */
export class ReportText {
  /** Where the windows begin that were written so far. */
  marks: Mark[] = [];
  private readonly window: ReportWindow;
  /** Of the chunks that were read so far, by their numbers. */
  private readonly spans = new Map<number, RowRange>();
  private from = START;
  private lastRow = 0;
  private range: RowRange = { first: 1, last: 0 };

  constructor(
    private readonly lines: ReportLines,
    hold: MemoryHold,
    private readonly limits: WindowLimits = { bytes: WINDOW_BYTES, rows: WINDOW_ROWS },
  ) {
    this.window = new ReportWindow(hold, limits.bytes);
  }

  /**
   * Gathers the first window from a mark on, and takes the memory of all others. It may be called again.
   * @throws DomainError overloaded when there is no memory
   */
  async begin(from = START): Promise<void> {
    this.from = from;
    this.lastRow = await this.lines.lastRow();
    if (this.lastRow > this.limits.rows) await this.window.reserve();
    await this.gather(from.row, this.limits.rows);
  }

  /** True when the window holds all rows that follow. {@link pieces} can be called again then. */
  get isGathered(): boolean {
    return this.range.last >= this.lastRow;
  }

  /** The text in pieces of about 64 KiB. Call {@link begin} before. */
  async *pieces(): AsyncGenerator<Buffer> {
    const { head, tail, separator } = this.lines;
    const headLength = Buffer.byteLength(head);
    let { offset } = this.from;
    this.marks = [this.from];
    if (offset === 0) {
      if (head !== '') yield Buffer.from(head);
      offset = headLength;
    }
    for (;;) {
      for (const piece of this.window.pieces()) {
        const bytes = offset === headLength ? piece.subarray(separator.length) : piece;
        offset += bytes.length;
        yield bytes;
      }
      if (this.isGathered) break;
      const { first, last } = this.range;
      const size = last - first + 1;
      this.marks.push({ row: last + 1, offset });
      await this.gather(last + 1, this.window.isSparse ? 2 * size : size);
    }
    if (tail !== '') yield Buffer.from(tail);
  }

  /** Fills the window with the rows from `first` on, as many of `size` as it can hold. */
  private async gather(first: number, size: number): Promise<void> {
    let rows = Math.min(size, this.limits.rows);
    for (;;) {
      this.range = { first, last: Math.min(first + rows - 1, this.lastRow) };
      if (this.range.last < first) return;
      await this.window.moveTo(this.range);
      if (await this.readChunks()) return;
      rows = this.window.rowsThatFit;
    }
  }

  /** Reads the rows of the window. False as soon as it looks as if they were too many. */
  private async readChunks(): Promise<boolean> {
    let after = -1;
    for (;;) {
      while (this.hasNoRowIn(after + 1)) after += 1;
      const chunk = await this.lines.next(after, this.range);
      if (chunk === null) return true;
      after = chunk.number;
      this.spans.set(after, chunk.span);
      for (const lines of chunk.batches) {
        if (!(await this.window.add(lines))) return false;
        await setImmediate();
      }
      if (this.window.willOverflow) return false;
    }
  }

  private hasNoRowIn(chunk: number): boolean {
    const span = this.spans.get(chunk);
    return span !== undefined && (span.last < this.range.first || span.first > this.range.last);
  }
}
