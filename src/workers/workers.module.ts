import { Global, Module } from '@nestjs/common';
import { WorkerPool } from './worker-pool.js';

/** Provides the worker threads to every module. */
@Global()
@Module({
  providers: [{ provide: WorkerPool, useFactory: () => new WorkerPool() }],
  exports: [WorkerPool],
})
export class WorkersModule {}
