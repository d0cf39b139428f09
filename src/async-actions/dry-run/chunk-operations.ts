import { Injectable } from '@nestjs/common';
import { WorkerPool } from '../../workers/worker-pool.js';
import type { AsyncAction } from '../async-action.js';
import type { Operation } from '../operation.js';
import { OperationRegistry } from '../operation-registry.js';
import { isDryRun } from '../options/dry-run.option.js';
import type { PendingChunk } from '../storage/chunk-store.js';
import { GuardedChunk } from './guarded-chunk.js';

/** Knows what is done with a chunk: the work of its operation, with the guard of a dry run or a confirmation around it. */
@Injectable()
export class ChunkOperations {
  constructor(
    private readonly operations: OperationRegistry,
    private readonly workers: WorkerPool,
  ) {}

  /** What prepares and writes the chunk. */
  of(
    { type, options }: AsyncAction,
    { versions }: PendingChunk,
  ): Pick<Operation, 'prepare' | 'applyUnderLocks'> {
    const operation = this.operations.get(type);
    if (versions === null && !isDryRun(options)) return operation;
    return new GuardedChunk(operation, this.workers, versions);
  }
}
