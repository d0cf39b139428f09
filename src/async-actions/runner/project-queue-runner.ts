import { Injectable, Logger } from '@nestjs/common';
import { StorageUnavailableError } from '../../database/driver-errors.js';
import { StaleReadError } from '../../database/stale-read.js';
import { JobQueue } from '../../queue/job-queue.js';
import { TaskTooCostlyError } from '../../workers/task-errors.js';
import type { AsyncAction } from '../async-action.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore } from '../storage/chunk-store.js';
import type { Lease } from '../storage/lease-store.js';
import { ActionFinisher } from './action-finisher.js';
import { ChunkFeed, type ReadyChunk } from './chunk-feed.js';
import { ChunkRunner } from './chunk-runner.js';
import { LeaseHolder, LeaseLostError } from './lease-holder.js';
import { RunnerMetrics } from './runner-metrics.js';

/** After so much work, and the chunk that begins then, a project gives its place to one that waits. */
const SLICE_MS = 400;
/** How often a chunk is tried that fails for a reason which does not look passing. */
const MAX_ATTEMPTS = 3;

/** What a slice leaves in its project queue; the sweeper comes back for what waits for a fault to pass. */
type Left = 'nothing' | 'more' | 'work for the sweeper';

/** The action that a slice works on, for what is said when it fails. */
interface InHand {
  action?: AsyncAction;
}

/**
 * Works through a project queue: its actions in order of acceptance, each chunk by chunk. It holds the
 * project's lease while it works, so any number of runners may be rung for the same project.
 */
@Injectable()
export class ProjectQueueRunner {
  private readonly logger = new Logger(ProjectQueueRunner.name);
  private readonly attempts = new Map<string, number>();
  private stopping = false;

  constructor(
    private readonly queue: JobQueue,
    private readonly holder: LeaseHolder,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly chunkRunner: ChunkRunner,
    private readonly finisher: ActionFinisher,
    private readonly metrics: RunnerMetrics,
  ) {}

  /** Answers a ring: works until the project queue is empty or another project waits, then goes to the back of the queue. */
  async workOn(projectId: string): Promise<void> {
    do {
      if (this.stopping) return;
      const lease = await this.holder.acquire(projectId);
      if (lease === null) return;
      const left = await this.workUnder(lease);
      // Only now: whoever answers before the release finds the lease taken and gives up.
      if (left === 'more') this.queue.ring(projectId);
      if (left !== 'nothing') return;
      // A ring that came between our last look and the release found the lease taken: look once more.
    } while ((await this.actions.headOfQueue(projectId)) !== null);
  }

  /** Ends each slice after the chunk in hand. */
  stop(): void {
    this.stopping = true;
  }

  private async workUnder(lease: Lease): Promise<Left> {
    const inHand: InHand = {};
    let held = true;
    try {
      return (await this.slice(lease, inHand)) ? 'nothing' : 'more';
    } catch (error) {
      if (error instanceof LeaseLostError) {
        held = false;
        this.metrics.leaseLost();
      }
      const { projectId } = lease;
      this.logger.warn({
        err: error,
        projectId,
        ...idsOf(inHand.action),
        msg: 'Project queue paused until the next sweep',
      });
      return 'work for the sweeper';
    } finally {
      if (held) await this.holder.release(lease);
    }
  }

  /** Gives true when the project queue is empty. */
  private async slice(lease: Lease, inHand: InHand): Promise<boolean> {
    const mayGoOn = this.turn();
    while (await mayGoOn()) {
      const action = await this.actions.headOfQueue(lease.projectId);
      if (action === null) return true;
      inHand.action = action;
      const isThrough = await this.workThrough(lease, action, mayGoOn);
      if (isThrough) await this.finishHead(lease);
    }
    return false;
  }

  /** Gives what says whether there is time for more work, and begins a new slice when nobody waits at its end. */
  private turn(): () => Promise<boolean> {
    let until = performance.now() + SLICE_MS;
    return async () => {
      if (this.stopping) return false;
      if (performance.now() < until) return true;
      if (await this.queue.hasWaiting()) return false;
      until = performance.now() + SLICE_MS;
      return true;
    };
  }

  /** Gives true when no chunk is left. */
  private async workThrough(
    lease: Lease,
    action: AsyncAction,
    mayGoOn: () => Promise<boolean>,
  ): Promise<boolean> {
    const feed = new ChunkFeed(action.id, this.chunks, (chunk) =>
      this.chunkRunner.prepare(action, chunk),
    );
    for (let ready = await feed.next(); ready !== null; ready = await feed.next()) {
      const isLast = !(await mayGoOn());
      if (!isLast) feed.lookAhead(ready);
      const isDone = await this.runChunk(lease, action, ready);
      if (!isDone || isLast || this.stopping) return false;
    }
    return true;
  }

  /** Reads the action anew: its chunks have changed its counts. */
  private async finishHead(lease: Lease): Promise<void> {
    const action = await this.actions.headOfQueue(lease.projectId);
    if (action !== null) await this.finisher.finish(lease, action);
  }

  /** Gives false when the chunk failed for good and ended its action. */
  private async runChunk(lease: Lease, action: AsyncAction, ready: ReadyChunk): Promise<boolean> {
    const { number } = ready.chunk;
    const key = `${action.id}/${number}`;
    try {
      await this.chunkRunner.run(lease, action, ready);
      this.attempts.delete(key);
      return true;
    } catch (error) {
      if (error instanceof LeaseLostError) throw error;
      if (this.mayRetry(key, error)) throw error;
      this.attempts.delete(key);
      this.logger.error({ err: error, ...idsOf(action), chunk: number, msg: 'Action failed' });
      await this.failHead(lease, reasonOf(error));
      return false;
    }
  }

  /** Reads the action anew, as {@link finishHead}: chunks before the one that failed have counted their rows. */
  private async failHead(lease: Lease, reason: string): Promise<void> {
    const action = await this.actions.headOfQueue(lease.projectId);
    if (action !== null) await this.finisher.fail(lease, action, reason);
  }

  /** A full disk is waited out for as long as it takes, any other failure a few times. */
  private mayRetry(key: string, error: unknown): boolean {
    // It would hold a thread for as long as before.
    if (error instanceof TaskTooCostlyError) return false;
    const isPassing = error instanceof StorageUnavailableError;
    const attempt = (this.attempts.get(key) ?? 0) + 1;
    if (!isPassing) this.attempts.set(key, attempt);
    if (!isPassing && attempt >= MAX_ATTEMPTS) return false;
    this.metrics.chunkRetried(isPassing ? 'storage_unavailable' : 'fault');
    return true;
  }
}

/** Why an action failed, for its result. */
function reasonOf(error: unknown): string {
  if (error instanceof TaskTooCostlyError) return `A part of the request ${error.reason}`;
  return error instanceof StaleReadError
    ? 'The data that a part of the request changes did not hold still long enough'
    : 'A part of the request could not be processed';
}

/** What every line about an action carries. */
function idsOf(action: AsyncAction | undefined) {
  return { actionId: action?.id, requestId: action?.requestId };
}
