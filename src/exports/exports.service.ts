import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { TransactionRunner } from '../database/transaction.js';
import { DomainError, notFound } from '../errors/domain-error.js';
import { randomAlphanumeric } from '../ids/random-id.js';
import { QuotasService } from '../quotas/quotas.service.js';
import type { Export, ExportParameters } from './export.js';
import { ExportFiles } from './export-files.js';
import { ExportStore, type ExportBacklog, type ExportPage } from './storage/export-store.js';
import { ExportWorker } from './worker/export-worker.js';

/** Exports of a project that have not ended. */
const MAX_UNFINISHED = 10;
const RETRY_SECONDS = 30;

/** Accepts, shows and deletes exports. */
@Injectable()
export class ExportsService {
  private readonly logger = new Logger(ExportsService.name);

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly exports: ExportStore,
    private readonly audit: AuditTrail,
    private readonly quotas: QuotasService,
    private readonly files: ExportFiles,
    private readonly worker: ExportWorker,
  ) {}

  /**
   * Accepts an export. When the promise resolves it is on disk, and its file will be written whatever happens to this
   * process.
   * @throws DomainError quota_exceeded when too many exports of the project wait, or its disk is full
   */
  async create(projectId: string, parameters: ExportParameters): Promise<Export> {
    const one: Export = {
      id: `exp_${randomAlphanumeric(24)}`,
      ...{ projectId, parameters, createdAt: Date.now() },
      status: 'SCHEDULED',
      rowCount: 0,
      chunkCount: 0,
      error: null,
      availableTill: null,
    };
    await this.transactions.run(async (tx) => {
      await this.exports.lockProject(tx, projectId);
      const unfinished = await this.exports.countUnfinished(tx, projectId);
      if (unfinished >= MAX_UNFINISHED) throw tooMany(unfinished);
      await this.quotas.requireRoom(tx, projectId, JSON.stringify(parameters).length);
      await this.exports.insert(tx, one);
      await this.audit.record(tx, 'export.created', { projectId, resourceId: one.id });
    });
    this.logger.log({ msg: 'Export accepted', exportId: one.id, projectId });
    this.worker.wake();
    return one;
  }

  /** @throws DomainError not_found, also for another project's */
  async get(projectId: string, id: string): Promise<Export> {
    const one = await this.exports.find(projectId, id);
    if (one === null) throw notFound('export', id);
    return one;
  }

  /** A page, and how many exports the project has. */
  list(projectId: string, page: ExportPage): ReturnType<ExportStore['list']> {
    return this.exports.list(projectId, page);
  }

  /** Deletes an export with its file; one that is being written ends. @throws DomainError not_found */
  async delete(projectId: string, id: string): Promise<void> {
    await this.get(projectId, id);
    await this.transactions.run(async (tx) => {
      if (!(await this.exports.remove(tx, id))) throw notFound('export', id);
      await this.audit.record(tx, 'export.deleted', { projectId, resourceId: id });
    });
    await this.files.delete(id);
  }

  /** How many exports wait and are being written, in all projects. */
  backlog(): Promise<ExportBacklog> {
    return this.exports.backlog();
  }
}

function tooMany(unfinished: number): DomainError {
  return new DomainError('quota_exceeded', {
    details: `The project has ${unfinished} unfinished exports, and ${MAX_UNFINISHED} are allowed`,
    retryAfterSeconds: RETRY_SECONDS,
  });
}
