import { Injectable, Logger } from '@nestjs/common';
import { StaleReadError } from '../../database/stale-read.js';
import { JobQueue } from '../../queue/job-queue.js';
import { TaskTooCostlyError } from '../../workers/task-errors.js';
import { isCancelled, type AsyncAction } from '../async-action.js';
import type { Lease } from '../storage/lease-store.js';
import { ActionCanceller } from './action-canceller.js';
import { ActionFinisher } from './action-finisher.js';
import { ActionStoppedError } from './action-stopped-error.js';
import { ChunkFeed, type ReadyChunk } from './chunk-feed.js';
import { ChunkRetries } from './chunk-retries.js';
import { ChunkRunner } from './chunk-runner.js';
import { ChunkSource } from './chunk-source.js';
import { hasTooManyFailed } from './failed-rows-limit.js';
import { LeaseHolder, LeaseLostError, QueuePausedError, type LeasedQueue } from './lease-holder.js';
import { PassEnds } from './pass-ends.js';
import { RunnerEvents } from './runner-events.js';
import { TimeSlice } from './time-slice.js';

/** How a time slice ended: no action was left, there is more to do, or a fault that may pass or a client stopped it. */
type SliceOutcome = 'drained' | 'more' | 'paused';

/** How far the work on an action came. `action` has the counts of the chunks that are committed. */
type ActionOutcome =
  | { readonly kind: 'processed'; readonly action: AsyncAction }
  | { readonly kind: 'interrupted'; readonly action: AsyncAction }
  | { readonly kind: 'failed'; readonly action: AsyncAction; readonly reason: string }
  | { readonly kind: 'too-many-failed'; readonly action: AsyncAction }
  /** Rows failed of an action that is all or nothing. */
  | { readonly kind: 'refused'; readonly action: AsyncAction }
  /** A client has cancelled or paused it. */
  | { readonly kind: 'stopped'; readonly action: AsyncAction };

/** What became of a chunk that is not to be tried again. */
type ChunkOutcome =
  | { readonly kind: 'committed'; readonly action: AsyncAction }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'stopped' };

/**
 * Works through a project queue: its actions in order of acceptance, each chunk by chunk. It holds the
 * project's lease while it works, so any number of runners may be notified of the same project.
 */
@Injectable()
export class ProjectQueueRunner {
  private readonly logger = new Logger(ProjectQueueRunner.name);
  private readonly retries = new ChunkRetries();
  private stopping = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly holder: LeaseHolder,
    private readonly source: ChunkSource,
    private readonly chunkRunner: ChunkRunner,
    private readonly ends: PassEnds,
    private readonly finisher: ActionFinisher,
    private readonly canceller: ActionCanceller,
    private readonly events: RunnerEvents,
  ) {}

  /** Works until the project queue is empty or the time slice is over; then other projects get their turn. */
  async workOn(projectId: string): Promise<void> {
    if (this.stopping) return;
    const leased = await this.holder.acquire(projectId);
    if (leased === null) return;
    const outcome = await this.workUnder(leased);
    // After the release: a worker that is notified before it finds the lease taken and gives up.
    if (outcome === 'more') this.queue.notify(projectId);
  }

  /** Ends each time slice after the chunk that is being written. */
  stop(): void {
    this.stopping = true;
  }

  /** Leaves the lease released, or in the hands of a worker that has taken over. */
  private async workUnder({ lease, head }: LeasedQueue): Promise<SliceOutcome> {
    const slice = new TimeSlice(this.queue);
    let action = head;
    try {
      while (await this.mayGoOn(slice)) {
        const outcome = await this.workThrough(lease, action, slice);
        ({ action } = outcome);
        if (outcome.kind === 'interrupted') continue;
        const next = await this.end(lease, outcome);
        if (next === null) return 'drained';
        action = next;
      }
    } catch (error) {
      if (error instanceof QueuePausedError) await this.holder.release(lease);
      else await this.pause(lease, action, error);
      return 'paused';
    }
    await this.holder.release(lease);
    return 'more';
  }

  private async mayGoOn(slice: TimeSlice): Promise<boolean> {
    return !this.stopping && (await slice.hasTime());
  }

  /** Processes the chunks of an action that are left, as far as the time slice goes. */
  private async workThrough(
    lease: Lease,
    head: AsyncAction,
    slice: TimeSlice,
  ): Promise<ActionOutcome> {
    let action = head;
    if (isCancelled(action)) return { kind: 'stopped', action };
    if (action.status === 'ENQUEUED') this.events.report({ kind: 'action-started', action });
    const feed = new ChunkFeed(
      (behind) => this.source.next(action, behind),
      (chunk) => this.chunkRunner.prepare(head, chunk),
    );
    for (let ready = await feed.next(); ready !== null; ready = await feed.next()) {
      if (hasTooManyFailed(action)) return { kind: 'too-many-failed', action };
      if (action.pass === 'write' && action.failedCount > 0) return { kind: 'refused', action };
      const isLast = !(await this.mayGoOn(slice));
      if (!isLast) feed.lookAhead(ready);
      const outcome = await this.runChunk(lease, action, ready);
      if (outcome.kind !== 'committed') return { ...outcome, action };
      ({ action } = outcome);
      if (isLast || this.stopping) return { kind: 'interrupted', action };
    }
    return { kind: 'processed', action };
  }

  /** The next action to work on; null means that there is none, and that the lease is released. */
  private async end(
    lease: Lease,
    outcome: Exclude<ActionOutcome, { kind: 'interrupted' }>,
  ): Promise<AsyncAction | null> {
    const { kind, action } = outcome;
    try {
      if (kind === 'processed') return await this.ends.processed(lease, action);
      if (kind === 'refused') return await this.ends.refused(lease, action);
      if (kind === 'too-many-failed') return await this.finisher.stop(lease, action);
      if (kind === 'failed') return await this.ends.failed(lease, action, outcome.reason);
    } catch (error) {
      if (!(error instanceof ActionStoppedError)) throw error;
    }
    await this.canceller.complete(action.id);
    return this.holder.nextHead(lease);
  }

  /** @throws what failed when the chunk is to be tried again */
  private async runChunk(
    lease: Lease,
    action: AsyncAction,
    ready: ReadyChunk,
  ): Promise<ChunkOutcome> {
    const { number } = ready.chunk;
    const chunk = `${action.id}/${number}`;
    try {
      const advanced = await this.chunkRunner.run(lease, action, ready);
      this.retries.forget(chunk);
      return { kind: 'committed', action: advanced };
    } catch (error) {
      if (error instanceof LeaseLostError || error instanceof QueuePausedError) throw error;
      if (error instanceof ActionStoppedError) return { kind: 'stopped' };
      const reason = this.retries.reasonToRetry(chunk, error);
      if (reason !== null) {
        this.events.report({ kind: 'chunk-retried', action, reason });
        throw error;
      }
      this.logger.error({ err: error, ...idsOf(action), chunk: number, msg: 'Action failed' });
      return { kind: 'failed', reason: failureReasonOf(error) };
    }
  }

  /** Leaves the project queue to the sweeper, or to the worker that has taken over. */
  private async pause(lease: Lease, action: AsyncAction, error: unknown): Promise<void> {
    const { projectId } = lease;
    const isTakenOver = error instanceof LeaseLostError;
    const msg = isTakenOver
      ? 'Project queue taken over by another worker'
      : 'Project queue paused until the next sweep';
    this.logger.warn({ err: error, projectId, ...idsOf(action), msg });
    this.events.report({
      kind: isTakenOver ? 'lease-taken-over' : 'queue-paused',
      projectId,
      action,
    });
    if (!isTakenOver) await this.holder.release(lease);
  }
}

/** Why an action failed, for its result. */
function failureReasonOf(error: unknown): string {
  if (error instanceof TaskTooCostlyError) return `A part of the request ${error.reason}`;
  return error instanceof StaleReadError
    ? 'The data that a part of the request changes did not hold still long enough'
    : 'A part of the request could not be processed';
}

/** What every log entry about an action carries. */
function idsOf({ id: actionId, requestId }: AsyncAction) {
  return { actionId, requestId };
}
