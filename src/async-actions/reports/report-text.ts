import { setImmediate } from 'node:timers/promises';
import type { MemoryHold } from '../../memory/memory-hold.js';
import type { Operation } from '../operation.js';
import type { ChunkStore, ReportChunk, RowRange } from '../storage/chunk-store.js';
import { csvHeader, toCsv, type ReportForm } from './report-csv.js';
import { reportRowsOf, type ReportRow } from './report-rows.js';
import { ReportWindow } from './report-window.js';

/** Text that a report holds at a time; the report of a usual bulk request has less. */
const WINDOW_BYTES = 16_777_216;
/** Most rows in a window; each has a place of eight bytes. */
const WINDOW_ROWS = 262_144;
/** Rows turned into text in one go; bounds how long the event loop is held. */
const BATCH_ROWS = 500;

/** What a report is of. */
export interface ReportSource extends ReportForm {
  readonly actionId: string;
  readonly plainSuccess: Operation['plainSuccess'];
}

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
  private readonly window: ReportWindow;
  /** Of the chunks that were read so far, by their numbers. */
  private readonly spans = new Map<number, RowRange>();
  private lastRow = 0;
  private range: RowRange = { first: 1, last: 0 };

  constructor(
    private readonly chunks: ChunkStore,
    private readonly source: ReportSource,
    hold: MemoryHold,
    private readonly limits: WindowLimits = { bytes: WINDOW_BYTES, rows: WINDOW_ROWS },
  ) {
    this.window = new ReportWindow(hold, limits.bytes);
  }

  /**
   * Gathers the first window, and takes the memory of all others.
   * @throws DomainError overloaded when there is no memory
   */
  async begin(): Promise<void> {
    this.lastRow = await this.chunks.lastRow(this.source.actionId);
    if (this.lastRow > this.limits.rows) await this.window.reserve();
    await this.gather(1, this.limits.rows);
  }

  /** The text in pieces of about 64 KiB. Call {@link begin} before. */
  async *pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from(csvHeader(this.source));
    while (this.range.last >= this.range.first) {
      yield* this.window.pieces();
      const { first, last } = this.range;
      const size = last - first + 1;
      await this.gather(last + 1, this.window.isSparse ? 2 * size : size);
    }
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
      const chunk = await this.chunks.reportChunk(this.source.actionId, after, this.range);
      if (chunk === null) return true;
      after = chunk.number;
      this.spans.set(after, chunk.span);
      const rows = await this.rowsOf(chunk);
      for (let from = 0; from < rows.length; from += BATCH_ROWS) {
        const batch = rows.slice(from, from + BATCH_ROWS);
        if (!(await this.window.add(batch, toCsv(batch, this.source)))) return false;
        await setImmediate();
      }
      if (this.window.willOverflow) return false;
    }
  }

  private async rowsOf(chunk: ReportChunk): Promise<ReportRow[]> {
    const { actionId, plainSuccess, hasChanges = false } = this.source;
    const rows = reportRowsOf(chunk, plainSuccess);
    if (!hasChanges) return rows;
    const changes = await this.chunks.changesOf(actionId, chunk.number);
    return rows.map((row) => ({ ...row, changes: changes.get(row.row) }));
  }

  private hasNoRowIn(chunk: number): boolean {
    const span = this.spans.get(chunk);
    return span !== undefined && (span.last < this.range.first || span.first > this.range.last);
  }
}
