import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Job, Queue } from 'bull';
import { EmbeddedJobQueue } from './embedded-job-queue.js';
import { warnOfEviction } from './eviction-policy.js';
import { JobQueue, type QueueHealth, type NotificationHandler } from './job-queue.js';
import { abandon, closeForGood, keepRejections } from './quiet-bull.js';
import { TimeLimitError, within } from './time-limit.js';

/** The name of the Bull queue, and so the prefix of its keys in Redis. */
export const BULK_JOBS = 'vouchsafe-bulk-jobs';
/** The name of the only kind of Bull job. */
export const NOTIFICATION = 'notification';
const REPLY_TIMEOUT_MS = 400;
const CLOSE_TIMEOUT_MS = 2_000;

/** All that travels through Redis: no body, no result, no order that anyone relies on. */
export interface Notification {
  readonly projectId: string;
}

/**
 * Sends notifications through Bull, so that any process with workers may process them. A job from Bull joins
 * the queue of this process and keeps its place in Bull until it is processed. While Redis is away or silent,
 * notifications stay in this process; it warns once per change.
 */
export class BullJobQueue extends JobQueue {
  private readonly logger = new Logger(BullJobQueue.name);
  private readonly local = new EmbeddedJobQueue();
  private redisIsUp = true;
  /** True from a notification that Redis did not take in time until it did. */
  private redisIsSilent = false;
  private closed = false;

  constructor(private readonly queue: Queue<Notification>) {
    super();
    queue.on('error', (error) => this.noteError(error));
    queue.client.on('ready', () => this.noteRedis(true));
    queue.client.once('ready', () => void warnOfEviction(queue.client, this.logger));
    keepRejections(queue, (error) => this.noteError(error));
    // Nest's Bull module would wait without a bound for a Redis that is away.
    Object.assign(queue, { onApplicationShutdown: () => this.close() });
  }

  notify(projectId: string): void {
    if (this.closed) return;
    if (this.canAsk()) void this.notifyThroughBull(projectId);
    else this.local.notify(projectId);
  }

  process(concurrency: number, handler: NotificationHandler): void {
    this.local.process(concurrency, handler);
  }

  /** Called by the Bull processor. A job that Redis garbled is dropped: the sweeper finds the work. */
  async processJob(job: Job<Partial<Notification> | undefined>): Promise<void> {
    const projectId = job.data?.projectId;
    if (typeof projectId === 'string') await this.local.notifyAndWait(projectId);
  }

  async hasWaiting(): Promise<boolean> {
    if (await this.local.hasWaiting()) return true;
    if (!this.canAsk()) return false;
    const waiting = await within(REPLY_TIMEOUT_MS, this.queue.getWaitingCount()).catch(() => null);
    return waiting !== 0;
  }

  async health(): Promise<QueueHealth> {
    if (!this.canAsk()) return 'degraded';
    const reply = await within(REPLY_TIMEOUT_MS, this.queue.client.ping()).catch(() => null);
    return reply === 'PONG' ? 'up' : 'degraded';
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const bullClosed = closeForGood(this.queue).catch(() => undefined);
    // Bull would wait for replies of a Redis that is away.
    if (!this.canAsk()) abandon(this.queue);
    await this.local.close();
    await within(CLOSE_TIMEOUT_MS, bullClosed).catch(() => undefined);
    abandon(this.queue);
  }

  private async notifyThroughBull(projectId: string): Promise<void> {
    // Bull's own ids begin anew when Redis lost its data, and would meet those of jobs still in hand.
    const added = this.queue.add(NOTIFICATION, { projectId }, { jobId: randomUUID() });
    try {
      await within(REPLY_TIMEOUT_MS, added);
      this.noteRedis(true);
    } catch (error) {
      this.local.notify(projectId);
      this.noteRedis(false, error);
      if (error instanceof TimeLimitError) await this.waitOut(added);
    }
  }

  /** Sends Redis nothing more until it has replied to this, so that nothing piles up. */
  private async waitOut(pending: Promise<unknown>): Promise<void> {
    this.redisIsSilent = true;
    const isUp = await pending.then(
      () => true,
      () => false,
    );
    this.redisIsSilent = false;
    if (isUp) this.noteRedis(true);
  }

  private canAsk(): boolean {
    return this.queue.client.status === 'ready' && !this.redisIsSilent;
  }

  private noteError(error: unknown): void {
    if (this.queue.client.status === 'ready') this.logger.debug({ err: error, msg: 'Bull' });
    else this.noteRedis(false, error);
  }

  private noteRedis(isUp: boolean, error?: unknown): void {
    if (isUp === this.redisIsUp || this.closed) return;
    this.redisIsUp = isUp;
    if (isUp) this.logger.log('Redis is back: notifications travel through Bull again');
    else
      this.logger.warn({
        err: error,
        msg: 'Redis is away: notifications stay in this process until it is back',
      });
  }
}
