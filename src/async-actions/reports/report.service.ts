import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { DomainError } from '../../errors/domain-error.js';
import type { AsyncAction } from '../async-action.js';
import { OperationRegistry } from '../operation-registry.js';
import { ROW_SELECTIONS, type RowSelection } from '../row.js';
import { ActionStore } from '../storage/action-store.js';
import { reportFile, type ReportFile } from './report-file.js';
import type { ReportForm } from './report-form.js';
import { ReportLinkSigner } from './report-link.js';

/** The query of a report link, as it came. */
export interface ReportQuery extends ReportForm {
  readonly expires: string;
  readonly key: string;
  readonly signature: string;
}

/** Absolute links to the reports of an action, one for each file. */
export interface ReportLinks {
  readonly reports: readonly string[];
  /** The same files with cells that a spreadsheet would take for a formula as they are. */
  readonly raw: readonly string[];
  /** The same files with the mark by which Excel knows UTF-8. */
  readonly excel: readonly string[];
  /** A file for each selection of rows. */
  readonly files: Readonly<Partial<Record<RowSelection, string>>>;
}

/** Links to reports, and the reports behind them. */
@Injectable()
export class ReportService {
  constructor(
    private readonly settings: Settings,
    private readonly signer: ReportLinkSigner,
    private readonly operations: OperationRegistry,
    private readonly actions: ActionStore,
  ) {}

  /** Links to the reports of an action; none while it runs. Form is no part of what their signature covers. */
  linksOf(action: AsyncAction): ReportLinks {
    if (action.reportsAvailableTill === null) return { reports: [], raw: [], excel: [], files: {} };
    const { projectId, id: actionId, reportsAvailableTill: expiresAt } = action;
    const link = this.settings.publicUrl + this.signer.path({ projectId, actionId, expiresAt });
    const files = Object.fromEntries(ROW_SELECTIONS.map((rows) => [rows, `${link}&rows=${rows}`]));
    return { reports: [link], raw: [`${link}&raw=true`], excel: [`${link}&excel=true`], files };
  }

  /**
   * The file behind a link.
   * @throws DomainError report_link_invalid for a link that was altered or never made, report_expired
   * for one whose time is over, invalid_query_params for a form that the action has no file in.
   */
  async find(actionId: string, query: ReportQuery): Promise<ReportFile> {
    const action = await this.check(actionId, query);
    return reportFile(action, this.operations.get(action.type), query);
  }

  private async check(actionId: string, query: ReportQuery): Promise<AsyncAction> {
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
