import { Process, Processor } from '@nestjs/bull';
import { Logger, type Type } from '@nestjs/common';
import type { Job, Queue, QueueOptions } from 'bull';
import { EmbeddedJobQueue } from './embedded-job-queue.js';
import { JobQueue, type QueueHealth, type RingHandler } from './job-queue.js';

/** The name of the Bull queue, and so the prefix of its keys in Redis. */
export const DOORBELL = 'vouchsafe-doorbell';
const RING = 'ring';
const PING_TIMEOUT_MS = 500;
const CLOSE_TIMEOUT_MS = 2_000;

/** All that travels through Redis: no body, no result, no order that anyone relies on. */
export interface Ring {
  readonly projectId: string;
}

/** Bull's options: commands wait for a Redis that is away instead of failing after some tries. */
export function bullOptions(redisUrl: string): QueueOptions {
  return {
    redis: { ...redisAddress(redisUrl), maxRetriesPerRequest: null, enableReadyCheck: false },
    // A finished ring must leave no trace: Bull ignores a new one with the id of a kept one, and keeps all by default.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  };
}

function redisAddress(redisUrl: string): NonNullable<Exclude<QueueOptions['redis'], string>> {
  const url = new URL(redisUrl);
  return {
    host: url.hostname,
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(url.protocol === 'rediss:' && { tls: {} }),
  };
}

/**
 * Rings through Bull, so that any process with workers may answer. While Redis is away rings stay in
 * this process; it warns once per change.
 */
export class BullJobQueue extends JobQueue {
  private readonly logger = new Logger(BullJobQueue.name);
  private readonly fallback = new EmbeddedJobQueue();
  private handler: RingHandler | undefined;
  private redisIsUp = true;
  private closed = false;

  constructor(private readonly queue: Queue<Ring>) {
    super();
    queue.on('error', (error) => this.noteRedis(false, error));
    queue.client.on('ready', () => this.noteRedis(true));
    // Nest's Bull module would wait without a bound for a Redis that is away.
    Object.assign(queue, { onApplicationShutdown: () => this.close() });
  }

  ring(projectId: string): void {
    if (this.closed) return;
    if (this.queue.client.status !== 'ready') {
      this.fallback.ring(projectId);
      return;
    }
    this.queue.add(RING, { projectId }).catch((error: unknown) => {
      this.noteRedis(false, error);
      this.fallback.ring(projectId);
    });
  }

  answer(concurrency: number, handler: RingHandler): void {
    this.handler = handler;
    this.fallback.answer(concurrency, handler);
  }

  /** Called by the Bull processor. A job that Redis garbled is dropped: the sweeper knows the work. */
  async answerJob(job: Job<Partial<Ring> | undefined>): Promise<void> {
    const projectId = job.data?.projectId;
    if (typeof projectId === 'string') await this.handler?.(projectId);
  }

  async health(): Promise<QueueHealth> {
    if (this.queue.client.status !== 'ready') return 'degraded';
    const answered = await within(PING_TIMEOUT_MS, this.queue.client.ping());
    return answered === 'PONG' ? 'up' : 'degraded';
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.fallback.close();
    await within(CLOSE_TIMEOUT_MS, this.queue.close());
    this.queue.client.disconnect();
  }

  private noteRedis(isUp: boolean, error?: unknown): void {
    if (isUp === this.redisIsUp || this.closed) return;
    this.redisIsUp = isUp;
    if (isUp) this.logger.log('Redis is back: rings travel through Bull again');
    else
      this.logger.warn({
        err: error,
        msg: 'Redis is away: rings stay in this process until it is back',
      });
  }
}

/** The Bull processor. Bull wants the concurrency in the decorator, hence a class made from the setting. */
export function doorbellProcessor(concurrency: number): Type {
  @Processor(DOORBELL)
  class DoorbellProcessor {
    constructor(private readonly doorbell: JobQueue) {}

    @Process({ name: RING, concurrency })
    async ring(job: Job<Ring>): Promise<void> {
      if (this.doorbell instanceof BullJobQueue) await this.doorbell.answerJob(job);
    }
  }
  return DoorbellProcessor;
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([promise.catch(() => undefined), bound]).finally(() => clearTimeout(timer));
}
