import { createRequire } from 'node:module';
import { Piscina } from 'piscina';
import { FairSlots } from '../fairness/fair-slots.js';
import { TaskTooCostlyError } from './task-errors.js';
import type { TaskOptions } from './worker-task.js';

/** A third of the default: what one chunk or body leaves behind is collected early, not kept. */
const MAX_YOUNG_MB = 16;

/** What a lane has and what a task may take of it. */
export interface LaneLimits {
  readonly threads: number;
  /** Threads that stay when there is nothing to do. */
  readonly idleThreads: 0 | 1;
  /** Threads that one owner can have at a time. */
  readonly threadsOfOneOwner: number;
  /** Longest run of a task, the start of its thread included and the wait for one not. */
  readonly limitMs: number;
  /** A thread that needs more than this for one task dies, and with it the task. */
  readonly heapMb: number;
}

/** Threads for one kind of task. A task that is ended ends its thread; the next task gets a new one. */
export class ThreadLane {
  private readonly threads: Piscina;
  private readonly slots: FairSlots;

  constructor(private readonly limits: LaneLimits) {
    this.slots = new FairSlots({ slots: limits.threads, perTenant: limits.threadsOfOneOwner });
    this.threads = new Piscina({
      // Loaded when a thread starts: whatever moves its result imports it, and the first task of a thread
      // then waits 31 ms instead of 43 ms for its modules.
      filename: createRequire(import.meta.url).resolve('piscina'),
      minThreads: limits.idleThreads,
      maxThreads: limits.threads,
      idleTimeout: 30_000,
      resourceLimits: {
        maxOldGenerationSizeMb: limits.heapMb,
        maxYoungGenerationSizeMb: MAX_YOUNG_MB,
      },
    });
  }

  /** @throws TaskTooCostlyError, or the reason of the signal that ends the task */
  run(file: string, input: unknown, { owner, transfer, signal }: TaskOptions): Promise<unknown> {
    const work = async () => {
      const end = new AbortController();
      const abandon = () => end.abort(signal?.reason);
      const { limitMs } = this.limits;
      const timer = setTimeout(() => end.abort(TaskTooCostlyError.overTime(limitMs)), limitMs);
      signal?.addEventListener('abort', abandon, { once: true });
      if (signal?.aborted) abandon();
      const transferList = [...(transfer ?? [])];
      try {
        const options = { filename: file, transferList, signal: end.signal };
        return (await this.threads.run(input, options)) as unknown;
      } catch (error) {
        throw end.signal.aborted ? (end.signal.reason as Error) : meaningOf(error);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abandon);
      }
    };
    return this.slots.run(owner, work, signal);
  }

  /** Ends all threads and the tasks in them. */
  close(): Promise<void> {
    return this.threads.destroy();
  }
}

function meaningOf(error: unknown): unknown {
  const isFull = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isFull ? TaskTooCostlyError.outOfMemory() : error;
}
