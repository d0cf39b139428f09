import { AsyncResource } from 'node:async_hooks';
import { setMaxListeners } from 'node:events';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { RunnerEvents } from '../../async-actions/index.js';
import { Settings } from '../../config/settings.js';
import { TransactionRunner } from '../../database/transaction.js';
import { PeriodicTasks } from '../../runtime/periodic-tasks.js';
import { SendOutStore, type LeasedSendOut } from '../storage/send-out-store.js';
import { WebhookStore } from '../storage/webhook-store.js';
import { ANSWER_WITHIN_MS } from './receiver.js';
import { SendOutSender } from './send-out-sender.js';

const LOOK_EVERY_MS = 1_000;
/** Between the end of an action and the look for what to send: actions that end together need one look. */
const HINT_DELAY_MS = 50;
/** Webhooks that a process sends to at the same time, and what it sends to each of them at the same time. */
const WEBHOOKS_AT_A_TIME = 16;
const SEND_OUTS_AT_A_TIME = 8;
const WEBHOOKS_PER_LOOK = 200;
/** What a try may take, and then some to note its end. */
const LEASE_MS = ANSWER_WITHIN_MS + 10_000;
/** A receiver that is about to answer when the service ends may take so long. */
const PATIENCE_AT_END_MS = 3_000;

/** Finds the webhooks for which something is due, and sends it. Runs in processes with workers, any number of them. */
@Injectable()
export class DeliveryWorker implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryWorker.name);
  private readonly busy = new Map<string, Promise<void>>();
  private readonly stop = new AbortController();
  private stopping = false;
  private hint: NodeJS.Timeout | undefined;

  constructor(
    tasks: PeriodicTasks,
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly events: RunnerEvents,
    private readonly webhooks: WebhookStore,
    private readonly sendOuts: SendOutStore,
    private readonly sender: SendOutSender,
  ) {
    const pass = () => this.look();
    tasks.add({ name: 'Look for webhooks to send', kind: 'sweep', everyMs: LOOK_EVERY_MS, pass });
    setMaxListeners(0, this.stop.signal);
  }

  onModuleInit(): void {
    if (this.settings.role === 'api') return;
    // A client that cancels an action is not the one who sends.
    const lookSoon = AsyncResource.bind(() => this.lookSoon());
    this.events.subscribe(({ kind }) => {
      if (kind === 'action-ended') lookSoon();
    });
  }

  /** Begins nothing more. What is being sent may be answered for three seconds; what is left is due at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.hint);
    const patience = setTimeout(() => this.stop.abort(), PATIENCE_AT_END_MS);
    await Promise.all(this.busy.values());
    clearTimeout(patience);
  }

  private lookSoon(): void {
    if (this.hint !== undefined || this.stopping) return;
    this.hint = setTimeout(() => {
      this.hint = undefined;
      // The periodic look says what is wrong.
      this.look().catch(() => undefined);
    }, HINT_DELAY_MS);
  }

  /** Starts on webhooks that have something due, in any order, so that none waits behind others for good. */
  private async look(): Promise<void> {
    const due = await this.sendOuts.webhooksWithDue(Date.now(), WEBHOOKS_PER_LOOK);
    for (const id of shuffled(due)) {
      if (this.stopping || this.busy.size >= WEBHOOKS_AT_A_TIME) return;
      if (this.busy.has(id)) continue;
      const work = this.sendDue(id)
        .then(() => this.lookSoon())
        .catch((error: unknown) => this.logger.warn({ err: error, webhookId: id, msg: PAUSED }))
        .finally(() => this.busy.delete(id));
      this.busy.set(id, work);
    }
  }

  /** Sends what is due, until nothing is left or the receiver fails: then other webhooks get the place. */
  private async sendDue(webhookId: string): Promise<void> {
    while (!this.stopping) {
      const webhook = await this.webhooks.findActive(webhookId);
      if (webhook === null) return;
      const leased = await this.lease(webhookId);
      if (leased.length === 0) return;
      const sending = leased.map((sendOut) => this.sender.send(webhook, sendOut, this.stop.signal));
      const ends = await Promise.allSettled(sending);
      const fault = ends.find((end) => end.status === 'rejected');
      if (fault !== undefined) throw fault.reason;
      if (ends.some((end) => end.status === 'fulfilled' && !end.value)) return;
    }
  }

  /** Deferred: a lease that a crash takes back is worth nothing to a process that is gone. */
  private lease(webhookId: string): Promise<LeasedSendOut[]> {
    const nowMs = Date.now();
    const span = { nowMs, leaseEnd: nowMs + LEASE_MS };
    return this.transactions.run(
      (tx) => this.sendOuts.lease(tx, webhookId, span, SEND_OUTS_AT_A_TIME),
      'deferred',
    );
  }
}

const PAUSED = 'Webhook paused: what it has to send waits until its lease ends';

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
