import { Injectable } from '@nestjs/common';
import { EventCounter } from '../../audit/event-counter.js';
import { Settings } from '../../config/settings.js';
import { DomainError } from '../../errors/domain-error.js';
import type { AsyncAction } from '../async-action.js';
import { OperationRegistry } from '../operation-registry.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import { reportCsv } from './report-csv.js';
import { ReportLinkSigner } from './report-link.js';
import { readReportRows } from './report-rows.js';

/** The query of a report link, as it came. */
export interface ReportQuery {
  readonly expires: string;
  readonly key: string;
  readonly signature: string;
  readonly raw: boolean;
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
  ) {}

  /** Absolute links to the reports of an action; none while it runs. */
  linksOf(action: AsyncAction): string[] {
    if (action.reportsAvailableTill === null) return [];
    const { projectId, id: actionId, reportsAvailableTill: expiresAt } = action;
    return [this.settings.publicUrl + this.signer.path({ projectId, actionId, expiresAt })];
  }

  /**
   * The CSV behind a link.
   * @throws DomainError report_link_invalid for a link that was altered or never made, report_expired
   * for one whose time is over.
   */
  async open(actionId: string, query: ReportQuery): Promise<AsyncGenerator<string>> {
    const action = await this.actions.findById(actionId);
    const expiresAt = /^[1-9]\d{0,15}$/.test(query.expires) ? Number(query.expires) : NaN;
    // An unknown action is checked like a known one, so that the answer does not tell them apart.
    const link = { projectId: action?.projectId ?? '', actionId, expiresAt };
    const isGenuine = this.signer.isGenuine(link, query);
    if (action === null || !isGenuine) throw new DomainError('report_link_invalid');
    if (expiresAt <= Date.now()) {
      const details = `The report was available until ${new Date(expiresAt).toISOString()}`;
      throw new DomainError('report_expired', { details });
    }
    this.counter.note('report.downloaded', { projectId: action.projectId, resourceId: actionId });
    const { plainSuccess } = this.operations.get(action.type);
    const rows = await readReportRows(this.chunks, action, plainSuccess);
    return reportCsv(rows, query);
  }
}
