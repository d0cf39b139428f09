import { Injectable } from '@nestjs/common';
import { MemoryBudget } from '../../memory/memory-budget.js';
import type { MemoryHold } from '../../memory/memory-hold.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import { unprocessedDetails } from '../all-or-nothing/whole-state.js';
import { isDryRun } from '../options/dry-run.option.js';
import { ChunkStore } from '../storage/chunk-store.js';
import { OpenReport } from './open-report.js';
import { ReportDownloads } from './report-downloads.js';
import { KnownFacts } from './report-facts.js';
import type { ReportFile } from './report-file.js';
import type { ReportLines } from './report-lines.js';
import { ReportText } from './report-text.js';
import { RequestLines } from './request-lines.js';
import { ResultLines } from './result-lines.js';

/** What a stream and its socket hold besides the report's own window. */
const STREAM_BYTES = 262_144;

/** Opens the files of actions. */
@Injectable()
export class ReportReader {
  private readonly known = new KnownFacts();

  constructor(
    private readonly chunks: ChunkStore,
    private readonly workers: WorkerPool,
    private readonly downloads: ReportDownloads,
    private readonly budget: MemoryBudget,
  ) {}

  /**
   * Opens a file. Its memory counts for the project until it is closed.
   * @param isMeasured reads also a large file to its end first, so that its length and digest are known
   * @throws DomainError too_many_requests while the report has its number of downloads, overloaded when there is no
   * memory for one more
   */
  async open(file: ReportFile, isMeasured: boolean): Promise<OpenReport> {
    const { action, etag } = file;
    const download = this.downloads.begin(action.id);
    const memory = this.budget.open(action.projectId);
    const end = () => {
      download.end();
      memory.release();
    };
    try {
      await memory.grow(STREAM_BYTES);
      const text = new ReportText(await this.linesOf(file, memory), memory);
      const remember = this.known.add.bind(this.known, etag);
      const report = new OpenReport(text, this.known.find(etag), remember, end);
      await report.prepare(isMeasured);
      return report;
    } catch (error) {
      end();
      throw error;
    }
  }

  private async linesOf(
    { action, operation, form }: ReportFile,
    memory: MemoryHold,
  ): Promise<ReportLines> {
    const { id: actionId, projectId } = action;
    const { plainSuccess, requestFile } = operation;
    if (requestFile === undefined || form.format !== requestFile.format) {
      const source = {
        ...{ actionId, plainSuccess, hasChanges: isDryRun(action.options), form },
        unprocessedDetails: unprocessedDetails(action),
      };
      return new ResultLines(this.chunks, source);
    }
    const shared = await this.chunks.sharedOf(actionId);
    const source = { actionId, projectId, rows: form.rows, requestFile, shared };
    return new RequestLines(this.chunks, this.workers, memory, source);
  }
}
