import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Settings } from '../../config/settings.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { SendOutStore, type LeasedSendOut, type SendOutChange } from '../storage/send-out-store.js';
import { WebhookStore } from '../storage/webhook-store.js';
import type { Webhook } from '../webhook.js';
import { DeliveryCounts } from './delivery-counts.js';
import { Receiver, type TryResult } from './receiver.js';
import { nextTryAt } from './retry-table.js';
import { SendOutBody } from './send-out-body.js';

/** Tries single send-outs, and keeps what came of each try. */
@Injectable()
export class SendOutSender {
  private readonly logger = new Logger(SendOutSender.name);

  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly webhooks: WebhookStore,
    private readonly sendOuts: SendOutStore,
    private readonly bodies: SendOutBody,
    private readonly receiver: Receiver,
    private readonly audit: AuditTrail,
    private readonly counts: DeliveryCounts,
  ) {}

  /**
   * Tries a send-out once, and settles it: it is received, due again by the retry table, or had its last try, which
   * switches the webhook off. One that `stop` ends is due at once. Returns whether it was received.
   */
  async send(webhook: Webhook, sendOut: LeasedSendOut, stop: AbortSignal): Promise<boolean> {
    const body = await this.bodies.of(webhook, sendOut);
    const triedAt = Date.now();
    const result = await this.receiver.send(webhook, sendOut, body, stop);
    if (result === null) {
      await this.settle(sendOut, { dueAt: Date.now() });
      return false;
    }
    const change = this.changeOf(sendOut, result, triedAt);
    if (result.isReceived) this.counts.received += 1;
    else this.counts.failed += 1;
    const isLast = change.dueAt === null && !result.isReceived;
    if (isLast) await this.giveUp(webhook, sendOut, change);
    else await this.settle(sendOut, change);
    return result.isReceived;
  }

  private changeOf(sendOut: LeasedSendOut, result: TryResult, triedAt: number): SendOutChange {
    const { isReceived, answer, error } = result;
    const failures = sendOut.failures + (isReceived ? 0 : 1);
    const firstTriedAt = sendOut.firstTriedAt ?? triedAt;
    const tries = { failures, firstTriedAt, nowMs: Date.now() };
    const table = this.settings.webhookRetrySeconds;
    return {
      dueAt: isReceived ? null : nextTryAt(tries, table, Math.random()),
      failures,
      firstTriedAt,
      lastTriedAt: triedAt,
      deliveredAt: isReceived ? Date.now() : sendOut.deliveredAt,
      answerStatus: answer?.status ?? null,
      answerBody: answer?.body ?? null,
      error,
    };
  }

  /** Deferred: a try whose end a crash takes back is made again. */
  private settle(sendOut: LeasedSendOut, change: Partial<SendOutChange>): Promise<boolean> {
    return this.transactions.run((tx) => this.sendOuts.settle(tx, sendOut, change), 'deferred');
  }

  private async giveUp(
    webhook: Webhook,
    sendOut: LeasedSendOut,
    change: SendOutChange,
  ): Promise<void> {
    const isDisabled = await this.transactions.run(async (tx) => {
      const isOurs = await this.sendOuts.settle(tx, sendOut, change);
      return isOurs && (await this.disable(tx, webhook, sendOut));
    });
    if (!isDisabled) return;
    const { id: webhookId, projectId } = webhook;
    const { failures, error } = change;
    const msg = 'Webhook switched off: a send-out had its last try';
    this.logger.error({
      msg,
      webhookId,
      projectId,
      sendOutId: sendOut.id,
      failures,
      reason: error,
    });
  }

  private async disable(
    tx: Transaction,
    { id, projectId }: Webhook,
    sendOut: LeasedSendOut,
  ): Promise<boolean> {
    const current = await this.webhooks.lock(tx, projectId, id);
    if (current?.active !== true) return false;
    await this.webhooks.update(tx, id, { active: false, disabledAt: Date.now() });
    const details = { send_out_id: sendOut.id };
    await this.audit.record(tx, 'webhook.disabled', { projectId, resourceId: id, details });
    return true;
  }
}
