import { Global, Module } from '@nestjs/common';
import { WorkerPool } from './worker-pool.js';

/** Gives every module the worker threads. */
@Global()
@Module({
  providers: [{ provide: WorkerPool, useFactory: () => new WorkerPool() }],
  exports: [WorkerPool],
})
export class WorkersModule {}
