import { Logger } from '@nestjs/common';
import { JobQueue, type QueueHealth, type NotificationHandler } from './job-queue.js';

/**
 * Notifies inside this process. A project waits at most once; one that is notified while it is worked on
 * goes to the back of the queue, so projects take turns.
 */
export class EmbeddedJobQueue extends JobQueue {
  private readonly logger = new Logger(EmbeddedJobQueue.name);
  /** Projects in the order of their notifications, each with what to call once it is processed. */
  private readonly waiting = new Map<string, () => void>();
  private readonly inHand = new Map<string, Promise<void>>();
  private handler: NotificationHandler | undefined;
  private concurrency = 0;
  private closed = false;

  notify(projectId: string): void {
    void this.notifyAndWait(projectId);
  }

  /**
   * As {@link notify}. Resolves when the project has been processed or never will be; at once when it waits
   * or is worked on already.
   */
  notifyAndWait(projectId: string): Promise<void> {
    if (this.closed || this.waiting.has(projectId)) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting.set(projectId, resolve);
      if (this.inHand.has(projectId)) resolve();
      setImmediate(() => this.serve());
    });
  }

  process(concurrency: number, handler: NotificationHandler): void {
    this.handler = handler;
    this.concurrency = concurrency;
    setImmediate(() => this.serve());
  }

  hasWaiting(): Promise<boolean> {
    return Promise.resolve(
      [...this.waiting.keys()].some((projectId) => !this.inHand.has(projectId)),
    );
  }

  health(): Promise<QueueHealth> {
    return Promise.resolve('up');
  }

  async close(): Promise<void> {
    this.closed = true;
    this.waiting.forEach((wasProcessed) => wasProcessed());
    this.waiting.clear();
    await Promise.all(this.inHand.values());
  }

  private serve(): void {
    if (this.handler === undefined || this.closed) return;
    for (const [projectId, wasProcessed] of this.waiting) {
      if (this.inHand.size >= this.concurrency) return;
      if (this.inHand.has(projectId)) continue;
      this.waiting.delete(projectId);
      this.inHand.set(projectId, this.serveOne(this.handler, projectId).then(wasProcessed));
    }
  }

  private async serveOne(handler: NotificationHandler, projectId: string): Promise<void> {
    try {
      await handler(projectId);
    } catch (error) {
      // The sweeper notifies again of the work that this handler left.
      this.logger.error({ err: error, projectId, msg: 'A notification was not processed' });
    } finally {
      this.inHand.delete(projectId);
      setImmediate(() => this.serve());
    }
  }
}
