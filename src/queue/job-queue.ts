/** What the doorbell can say of itself. `degraded`: rings stay in this process because Redis is away. */
export type QueueHealth = 'up' | 'degraded';

/** Called for each ring. It may be called for a project without work, and twice at the same time. */
export type RingHandler = (projectId: string) => Promise<void>;

/**
 * The doorbell of the bulk jobs: it says that a project may have work, and nothing else. The database
 * is the truth, so an adapter promises at least one answer to a ring while all goes well, no order, and
 * nothing across a crash: the sweeper rings again for whatever is left.
 */
export abstract class JobQueue {
  /** Rings for a project. Returns at once and never fails: no answer to a client waits for a queue. */
  abstract ring(projectId: string): void;

  /**
   * Answers rings from now on, at most `concurrency` at a time. Call it once. A ring is answered only
   * by processes that called it.
   */
  abstract answer(concurrency: number, handler: RingHandler): void;

  /**
   * Whether a project waits for a place, which a handler that has worked for long should then give up. Says so
   * within half a second, and rather once too often: when nobody knows, one waits.
   */
  abstract hasWaiting(): Promise<boolean>;

  /** Says within half a second how the doorbell is. */
  abstract health(): Promise<QueueHealth>;

  /** Takes no further ring and waits for the handlers in hand. */
  abstract close(): Promise<void>;
}
