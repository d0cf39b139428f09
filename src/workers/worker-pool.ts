import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ThreadLane, type LaneLimits } from './thread-lane.js';
import type { Lane, TaskOptions, WorkerTask } from './worker-task.js';

/**
 * Most of a client's data, in bytes or characters, that is read on the main thread: the worst of it takes less
 * than a millisecond. More goes to a thread, which costs a third of a millisecond.
 */
export const SMALL_INPUT = 4_096;

/** The limits of every lane. */
export type PoolLimits = Readonly<Record<Lane, LaneLimits>>;

/**
 * A project has half of the threads for bodies at most, so that the other half is for others. The limits end
 * what would never end and no sound work: the slowest body of 10 MiB, 870,000 vouchers without a field, took
 * 26 seconds on two cores that others kept busy. A chunk is a twentieth of a body. A chunk under locks was
 * prepared five times in vain; it keeps others waiting, so it has less time and the thread to itself.
 * The dearest image took a quarter of a second.
 */
export const POOL_LIMITS: PoolLimits = {
  bodies: { threads: 2, idleThreads: 1, threadsOfOneOwner: 1, limitMs: 300_000, heapMb: 768 },
  chunks: { threads: 2, idleThreads: 1, threadsOfOneOwner: 1, limitMs: 60_000, heapMb: 768 },
  locked: { threads: 1, idleThreads: 0, threadsOfOneOwner: 1, limitMs: 2_000, heapMb: 768 },
  images: { threads: 1, idleThreads: 0, threadsOfOneOwner: 1, limitMs: 30_000, heapMb: 128 },
  reports: { threads: 1, idleThreads: 0, threadsOfOneOwner: 1, limitMs: 60_000, heapMb: 768 },
};

/** Runs what would hold the event loop in worker threads. */
@Injectable()
export class WorkerPool implements OnApplicationShutdown {
  private readonly lanes: Readonly<Record<Lane, ThreadLane>>;

  constructor(limits: PoolLimits = POOL_LIMITS) {
    this.lanes = {
      bodies: new ThreadLane(limits.bodies),
      chunks: new ThreadLane(limits.chunks),
      locked: new ThreadLane(limits.locked),
      images: new ThreadLane(limits.images),
      reports: new ThreadLane(limits.reports),
    };
  }

  /**
   * Runs the task in a thread of its lane.
   * @throws TaskTooCostlyError when it takes more than a task may, the reason of the signal that ends it
   */
  run<Input, Output>(
    { file, lane }: WorkerTask<Input, Output>,
    input: Input,
    options: TaskOptions,
  ): Promise<Output> {
    return this.lanes[lane].run(file, input, options) as Promise<Output>;
  }

  /**
   * As {@link run}, but a small input is worked on at once: the way to a thread and back would cost it more.
   * @param size how much of a client's data the work reads, in bytes or characters
   */
  async runUnlessSmall<Input, Output>(
    task: WorkerTask<Input, Output>,
    work: (input: Input) => Output,
    input: Input,
    { size, ...options }: TaskOptions & { readonly size: number },
  ): Promise<Output> {
    return size <= SMALL_INPUT ? work(input) : this.run(task, input, options);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.lanes).map((lane) => lane.close()));
  }
}
