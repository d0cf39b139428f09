import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { DeliveryCounts } from '../webhooks/delivery/delivery-counts.js';
import { SendOutsService } from '../webhooks/send-outs.service.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';

/** What was sent to webhooks by this process; and what waits, as the database knows it: the same in every process. */
@Injectable()
export class WebhookMetrics {
  private readonly waiting: Gauge;
  private readonly oldestWait: Gauge;
  private readonly disabled: Gauge;

  constructor(
    registry: Registry,
    counts: DeliveryCounts,
    private readonly sendOuts: SendOutsService,
    private readonly webhooks: WebhooksService,
  ) {
    const registers = [registry];
    const tries: Counter<'outcome'> = new Counter({
      name: 'vouchsafe_webhook_tries_total',
      help: 'Tries to send a webhook, by outcome: received or failed',
      labelNames: ['outcome'],
      registers,
      collect: () => {
        tries.reset();
        tries.inc({ outcome: 'received' }, counts.received);
        tries.inc({ outcome: 'failed' }, counts.failed);
      },
    });
    this.waiting = new Gauge({
      name: 'vouchsafe_webhook_send_outs_waiting',
      help: 'Send-outs that wait for their first or next try',
      registers,
    });
    this.oldestWait = new Gauge({
      name: 'vouchsafe_webhook_oldest_wait_seconds',
      help: 'Seconds since the action of the oldest of these ended',
      registers,
    });
    this.disabled = new Gauge({
      name: 'vouchsafe_webhooks_disabled',
      help: 'Webhooks that were switched off because a send-out had its last try, and still are',
      registers,
    });
  }

  /** Reads what waits. When it cannot be read there are no series, rather than those of the past. */
  async refresh(): Promise<void> {
    for (const gauge of [this.waiting, this.oldestWait, this.disabled]) gauge.remove();
    const found = await Promise.all([this.sendOuts.backlog(), this.webhooks.countDisabled()]).catch(
      () => null,
    );
    if (found === null) return;
    const [{ waiting, oldestAt }, disabled] = found;
    this.waiting.set(waiting);
    this.oldestWait.set(oldestAt === null ? 0 : Math.max(0, Date.now() - oldestAt) / 1_000);
    this.disabled.set(disabled);
  }
}
