import { Injectable, Logger } from '@nestjs/common';
import type { AsyncAction } from '../async-action.js';
import type { ActionEnd } from '../storage/action-store.js';

/**
 * Why a chunk was not committed: the database could not take it, its vouchers had changed since it was
 * prepared, or something else failed.
 */
export type RetryReason = 'storage_unavailable' | 'stale' | 'fault';

/**
 * What the runner of this process does. An event is reported after its commit, once while all goes well: a
 * process that dies right after a commit reports nothing, and an action that is taken up again after a fault
 * is started again. What must not be lost is read from the database; an event is the hint to look.
 */
export type RunnerEvent =
  /** The runner takes up an action of which no row is processed yet. */
  | { readonly kind: 'action-started'; readonly action: AsyncAction }
  /** `action` has the counts with this chunk; `seconds` last from the request of a transaction to its commit. */
  | {
      readonly kind: 'chunk-committed';
      readonly action: AsyncAction;
      readonly doneCount: number;
      readonly failedCount: number;
      readonly seconds: number;
    }
  /** A chunk was not committed and will be tried again. */
  | { readonly kind: 'chunk-retried'; readonly action: AsyncAction; readonly reason: RetryReason }
  | { readonly kind: 'action-ended'; readonly action: AsyncAction; readonly end: ActionEnd }
  /** A fault stopped the work on a project queue, which the sweeper takes up again. */
  | { readonly kind: 'queue-paused'; readonly projectId: string; readonly action: AsyncAction }
  /** Another worker has taken over a project queue that this one was working on. */
  | { readonly kind: 'lease-taken-over'; readonly projectId: string; readonly action: AsyncAction };

/** Is called for each event, while the runner waits. It returns at once: what takes time goes on without the runner. */
export type RunnerListener = (event: RunnerEvent) => void;

/** Where the runner reports what it does, and others listen. */
@Injectable()
export class RunnerEvents {
  private readonly logger = new Logger(RunnerEvents.name);
  private readonly listeners: RunnerListener[] = [];

  /** Calls the listener for each event from now on, behind those that subscribed before. */
  subscribe(listener: RunnerListener): void {
    this.listeners.push(listener);
  }

  /** Calls every listener. Never throws: a listener that does is logged, and the others are called all the same. */
  report(event: RunnerEvent): void {
    for (const listener of this.listeners) {
      try {
        listener(event);
      } catch (error) {
        this.logger.error({
          err: error,
          event: event.kind,
          msg: 'A listener of the runner failed',
        });
      }
    }
  }
}
