/** How the job queue is. `degraded`: notifications stay in this process because Redis is away. */
export type QueueHealth = 'up' | 'degraded';

/** Is called for each notification. It may be called for a project without work, and twice at the same time. */
export type NotificationHandler = (projectId: string) => Promise<void>;

/**
 * Notifies workers that a project may have work, and carries nothing else. The database is the truth, so an
 * adapter processes a notification at least once while all goes well, promises no order, and nothing across a
 * crash: the sweeper notifies again of whatever is left.
 */
export abstract class JobQueue {
  /** Notifies of a project. Returns at once and never fails: no answer to a client waits for a queue. */
  abstract notify(projectId: string): void;

  /**
   * Processes notifications from now on, at most `concurrency` at a time. Call it once. Only processes that
   * called it process notifications.
   */
  abstract process(concurrency: number, handler: NotificationHandler): void;

  /**
   * Whether a project waits for a place, which a handler that has worked for long then gives up. Resolves within
   * half a second; true as well when that is unknown.
   */
  abstract hasWaiting(): Promise<boolean>;

  /** Resolves within half a second. */
  abstract health(): Promise<QueueHealth>;

  /** Takes no further notification and waits for the handlers that run. */
  abstract close(): Promise<void>;
}
