import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { TransactionRunner } from '../database/transaction.js';
import { notFound } from '../errors/domain-error.js';
import { readPage } from '../paging/read-page.js';
import { PeriodicTasks } from '../runtime/periodic-tasks.js';
import { SendOutStore, type SendOutBacklog, type SendOutPage } from './storage/send-out-store.js';
import type { SendOut } from './webhook.js';
import { WebhooksService } from './webhooks.service.js';

const EVERY_MS = 10 * 60_000;
const KEPT_MS = 30 * 24 * 3_600_000;
const PER_TRANSACTION = 500;

/** What was sent to webhooks, and is still to be sent. */
@Injectable()
export class SendOutsService {
  constructor(
    tasks: PeriodicTasks,
    private readonly transactions: TransactionRunner,
    private readonly webhooks: WebhooksService,
    private readonly sendOuts: SendOutStore,
    private readonly audit: AuditTrail,
  ) {
    const pass = () => this.deleteExpired(Date.now());
    tasks.add({ name: 'Retention of send-outs', kind: 'clean', everyMs: EVERY_MS, pass });
  }

  /** A page, newest first, and whether older ones follow. @throws DomainError not_found for a foreign webhook */
  async list(
    projectId: string,
    page: SendOutPage,
  ): Promise<{ sendOuts: SendOut[]; hasMore: boolean }> {
    await this.webhooks.get(projectId, page.webhookId);
    const { items, hasMore } = await readPage(page, (query) => this.sendOuts.list(query));
    return { sendOuts: items, hasMore };
  }

  /**
   * Makes a send-out due now, with all its retries, whatever became of it before. It keeps its id. That of a webhook which
   * is off waits until it is on.
   * @throws DomainError not_found
   */
  async sendAgain(projectId: string, webhookId: string, id: string): Promise<SendOut> {
    await this.webhooks.get(projectId, webhookId);
    return this.transactions.run(async (tx) => {
      const sendOut = await this.sendOuts.sendAgain(tx, webhookId, id, Date.now());
      if (sendOut === null) throw notFound('webhook_send_out', id);
      await this.audit.record(tx, 'webhook_send_out.sent_again', { projectId, resourceId: id });
      return sendOut;
    });
  }

  /** What waits for webhooks that are switched on, of all projects. */
  backlog(): Promise<SendOutBacklog> {
    return this.sendOuts.backlog();
  }

  /** One pass over what is older than 30 days, in transactions so small that nothing waits long for the write lock. */
  async deleteExpired(nowMs: number): Promise<void> {
    let deleted = PER_TRANSACTION;
    while (deleted === PER_TRANSACTION) {
      deleted = await this.transactions.run((tx) =>
        this.sendOuts.deleteBefore(tx, nowMs - KEPT_MS, PER_TRANSACTION),
      );
    }
  }
}
