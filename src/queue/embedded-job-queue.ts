import { Logger } from '@nestjs/common';
import { JobQueue, type QueueHealth, type RingHandler } from './job-queue.js';

/**
 * Rings inside this process. A project waits in line at most once; one that is rung while it is worked
 * on goes to the back of the line, so projects take turns.
 */
export class EmbeddedJobQueue extends JobQueue {
  private readonly logger = new Logger(EmbeddedJobQueue.name);
  /** Projects in the order of their rings, each with what to call once it has been answered. */
  private readonly line = new Map<string, () => void>();
  private readonly inHand = new Map<string, Promise<void>>();
  private handler: RingHandler | undefined;
  private concurrency = 0;
  private closed = false;

  ring(projectId: string): void {
    void this.ringAndWait(projectId);
  }

  /**
   * As {@link ring}. Resolves when the project has been answered or never will be; at once when it is in
   * line or in hand already.
   */
  ringAndWait(projectId: string): Promise<void> {
    if (this.closed || this.line.has(projectId)) return Promise.resolve();
    return new Promise((resolve) => {
      this.line.set(projectId, resolve);
      if (this.inHand.has(projectId)) resolve();
      setImmediate(() => this.serve());
    });
  }

  answer(concurrency: number, handler: RingHandler): void {
    this.handler = handler;
    this.concurrency = concurrency;
    setImmediate(() => this.serve());
  }

  hasWaiting(): Promise<boolean> {
    return Promise.resolve([...this.line.keys()].some((projectId) => !this.inHand.has(projectId)));
  }

  health(): Promise<QueueHealth> {
    return Promise.resolve('up');
  }

  async close(): Promise<void> {
    this.closed = true;
    this.line.forEach((wasAnswered) => wasAnswered());
    this.line.clear();
    await Promise.all(this.inHand.values());
  }

  private serve(): void {
    if (this.handler === undefined || this.closed) return;
    for (const [projectId, wasAnswered] of this.line) {
      if (this.inHand.size >= this.concurrency) return;
      if (this.inHand.has(projectId)) continue;
      this.line.delete(projectId);
      this.inHand.set(projectId, this.serveOne(this.handler, projectId).then(wasAnswered));
    }
  }

  private async serveOne(handler: RingHandler, projectId: string): Promise<void> {
    try {
      await handler(projectId);
    } catch (error) {
      // The sweeper rings again for the work that this handler left.
      this.logger.error({ err: error, projectId, msg: 'A ring was not answered' });
    } finally {
      this.inHand.delete(projectId);
      setImmediate(() => this.serve());
    }
  }
}
