import type { Lines } from '../lines.js';
import { joinLines } from '../lines.js';
import type { ChunkStore, ReportChunk, RowRange } from '../storage/chunk-store.js';
import { csvHeader, csvLines } from './report-csv.js';
import type { ReportForm } from './report-form.js';
import { toNdjson } from './report-json.js';
import type { ChunkLines, ReportLines } from './report-lines.js';
import { reportRowsOf, type ReportRow, type RowDefaults } from './report-rows.js';

/** Rows turned into text in one go; bounds how long the event loop is held. */
const BATCH_ROWS = 500;

/** An action and what its report is like. */
export interface ResultSource extends RowDefaults {
  readonly actionId: string;
  /** Whether its rows say what they would change. */
  readonly hasChanges: boolean;
  readonly form: ReportForm;
}

/** A line for what became of each row, as CSV or NDJSON. */
export class ResultLines implements ReportLines {
  readonly head: string;
  readonly tail = '';
  readonly separator = '';

  constructor(
    private readonly chunks: ChunkStore,
    private readonly source: ResultSource,
  ) {
    const { form, hasChanges } = source;
    this.head = form.format === 'csv' ? csvHeader({ excel: form.excel, hasChanges }) : '';
  }

  lastRow(): Promise<number> {
    return this.chunks.lastRow(this.source.actionId);
  }

  async next(after: number, range: RowRange): Promise<ChunkLines | null> {
    const { actionId, form } = this.source;
    const chunk = await this.chunks.reportChunk(actionId, after, range, form.rows);
    if (chunk === null) return null;
    const { number, span } = chunk;
    return { number, span, batches: this.batchesOf(await this.rowsOf(chunk)) };
  }

  private async rowsOf(chunk: ReportChunk): Promise<ReportRow[]> {
    const { actionId, hasChanges, form } = this.source;
    const rows = reportRowsOf(chunk, this.source).filter(
      ({ status }) => form.rows === 'all' || form.rows === status,
    );
    if (!hasChanges) return rows;
    const changes = await this.chunks.changesOf(actionId, chunk.number);
    return rows.map((row) => ({ ...row, changes: changes.get(row.row) }));
  }

  private *batchesOf(rows: readonly ReportRow[]): Generator<Lines> {
    for (let from = 0; from < rows.length; from += BATCH_ROWS) {
      yield this.linesOf(rows.slice(from, from + BATCH_ROWS));
    }
  }

  private linesOf(rows: readonly ReportRow[]): Lines {
    const { form, hasChanges } = this.source;
    if (form.format === 'csv') return csvLines(rows, { raw: form.raw, hasChanges });
    return joinLines(
      rows.map(({ row }) => row),
      rows.map(toNdjson),
    );
  }
}
