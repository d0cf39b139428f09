import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EventCounter } from '../../audit/event-counter.js';
import { Settings } from '../../config/settings.js';
import { DomainError } from '../../errors/domain-error.js';
import { MemoryBudget } from '../../memory/memory-budget.js';
import type { AsyncAction } from '../async-action.js';
import { OperationRegistry } from '../operation-registry.js';
import { isDryRun } from '../options/dry-run.option.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import { ReportDownloads, streamToReader } from './report-downloads.js';
import { ReportLinkSigner } from './report-link.js';
import { ReportText } from './report-text.js';

/** What a stream and its socket hold besides the report's own window. */
const STREAM_BYTES = 262_144;

/** The query of a report link, as it came. */
export interface ReportQuery {
  readonly expires: string;
  readonly key: string;
  readonly signature: string;
  readonly raw: boolean;
  readonly excel: boolean;
}

/** Absolute links to the reports of an action, one for each file. */
export interface ReportLinks {
  readonly reports: readonly string[];
  /** The same files with cells that a spreadsheet would take for a formula as they are. */
  readonly raw: readonly string[];
  /** The same files with the mark by which Excel knows UTF-8. */
  readonly excel: readonly string[];
}

/** Links to reports, and the reports behind them. */
@Injectable()
export class ReportService {
  constructor(
    private readonly settings: Settings,
    private readonly signer: ReportLinkSigner,
    private readonly operations: OperationRegistry,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly counter: EventCounter,
    private readonly downloads: ReportDownloads,
    private readonly budget: MemoryBudget,
  ) {}

  /** Links to the reports of an action; none while it runs. Form is no part of what their signature covers. */
  linksOf(action: AsyncAction): ReportLinks {
    if (action.reportsAvailableTill === null) return { reports: [], raw: [], excel: [] };
    const { projectId, id: actionId, reportsAvailableTill: expiresAt } = action;
    const link = this.settings.publicUrl + this.signer.path({ projectId, actionId, expiresAt });
    return { reports: [link], raw: [`${link}&raw=true`], excel: [`${link}&excel=true`] };
  }

  /**
   * The CSV behind a link. Its memory counts for the project until the stream is closed.
   * @throws DomainError report_link_invalid for a link that was altered or never made, report_expired
   * for one whose time is over, too_many_requests while the report has its number of downloads, overloaded
   * when there is no memory for one more.
   */
  async open(actionId: string, query: ReportQuery): Promise<Readable> {
    const action = await this.find(actionId, query);
    const download = this.downloads.begin(action.id);
    const memory = this.budget.open(action.projectId);
    const end = () => {
      download.end();
      memory.release();
    };
    try {
      await memory.grow(STREAM_BYTES);
      const { plainSuccess } = this.operations.get(action.type);
      const { raw, excel } = query;
      const hasChanges = isDryRun(action.options);
      const source = { actionId: action.id, plainSuccess, raw, excel, hasChanges };
      const text = new ReportText(this.chunks, source, memory);
      await text.begin();
      this.counter.note('report.downloaded', {
        projectId: action.projectId,
        resourceId: action.id,
      });
      return streamToReader(text.pieces()).once('close', end);
    } catch (error) {
      end();
      throw error;
    }
  }

  private async find(actionId: string, query: ReportQuery): Promise<AsyncAction> {
    const action = await this.actions.findById(actionId);
    const expiresAt = /^[1-9]\d{0,15}$/.test(query.expires) ? Number(query.expires) : NaN;
    // An unknown action is checked like a known one, so that the answer does not tell them apart.
    const link = { projectId: action?.projectId ?? '', actionId, expiresAt };
    const isGenuine = this.signer.isGenuine(link, query);
    if (action === null || !isGenuine) throw new DomainError('report_link_invalid');
    if (expiresAt > Date.now()) return action;
    const details = `The report was available until ${new Date(expiresAt).toISOString()}`;
    throw new DomainError('report_expired', { details });
  }
}
