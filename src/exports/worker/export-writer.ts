import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import { TransactionRunner } from '../../database/transaction.js';
import type { DomainError } from '../../errors/domain-error.js';
import { ERROR_CATALOGUE } from '../../errors/error-catalogue.js';
import { QuotasService } from '../../quotas/quotas.service.js';
import { ExportFiles } from '../export-files.js';
import { ExportStore, type ExportClaim, type ExportEnd } from '../storage/export-store.js';
import { ExportGatherer, type Gathered } from './export-gatherer.js';
import { ExportTally } from './export-tally.js';

const DAY_MS = 24 * 3_600_000;

/** Writes the files of exports piece by piece. Each piece and the place behind it are one transaction. */
@Injectable()
export class ExportWriter {
  private readonly logger = new Logger(ExportWriter.name);

  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly exports: ExportStore,
    private readonly gatherer: ExportGatherer,
    private readonly quotas: QuotasService,
    private readonly files: ExportFiles,
    private readonly tally: ExportTally,
  ) {}

  /**
   * One go at the file, which ends the export when its walk has ended. Nothing happens when the claim is lost.
   * @throws DomainError quota_exceeded when the project has no room for the piece
   */
  async write(claim: ExportClaim): Promise<void> {
    const gathered = await this.gatherer.gather(claim.export, claim.place);
    const hasEnded = gathered.place === null;
    // A piece that a power cut takes back is written again from the place before it.
    const isWritten = await this.transactions.run(
      (tx) => this.commit(tx, claim, gathered),
      hasEnded ? 'immediate' : 'deferred',
    );
    if (!isWritten) return;
    this.tally.rows += gathered.rows;
    if (hasEnded) this.note(claim, 'DONE');
  }

  /** Ends the export without a file. */
  async fail(claim: ExportClaim, { key, context, message }: DomainError): Promise<void> {
    const details = context.details ?? message;
    const error = { key, message: ERROR_CATALOGUE[key].message, details };
    const end = this.endOf('ERROR', error);
    if (!(await this.transactions.run((tx) => this.exports.end(tx, claim, end)))) return;
    this.note(claim, 'ERROR', details);
    await this.files.delete(claim.export.id);
  }

  private async commit(
    tx: Parameters<Parameters<TransactionRunner['run']>[0]>[0],
    claim: ExportClaim,
    gathered: Gathered,
  ): Promise<boolean> {
    const { projectId } = claim.export;
    await this.quotas.requireRoom(tx, projectId, Buffer.byteLength(gathered.content));
    if (!(await this.exports.grow(tx, claim, { ...gathered, nowMs: Date.now() }))) return false;
    if (gathered.place !== null) return true;
    return this.exports.end(tx, claim, this.endOf('DONE', null));
  }

  private endOf(status: ExportEnd['status'], error: ExportEnd['error']): ExportEnd {
    const finishedAt = Date.now();
    const availableTill = finishedAt + this.settings.reportRetentionDays * DAY_MS;
    return { status, error, finishedAt, availableTill };
  }

  private note(
    { export: { id, projectId } }: ExportClaim,
    status: ExportEnd['status'],
    reason?: string,
  ) {
    this.tally.ended[status] += 1;
    const line = { msg: 'Export ended', exportId: id, projectId, status };
    if (reason === undefined) this.logger.log(line);
    else this.logger.warn({ ...line, reason });
  }
}
