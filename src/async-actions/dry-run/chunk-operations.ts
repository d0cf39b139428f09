import { Injectable } from '@nestjs/common';
import { WorkerPool } from '../../workers/worker-pool.js';
import { TakenBackChunk } from '../all-or-nothing/taken-back-chunk.js';
import { WholeChunk } from '../all-or-nothing/whole-chunk.js';
import type { AsyncAction } from '../async-action.js';
import type { Operation } from '../operation.js';
import { OperationRegistry } from '../operation-registry.js';
import { isDryRun } from '../options/dry-run.option.js';
import type { PendingChunk } from '../storage/chunk-store.js';
import { GuardedChunk } from './guarded-chunk.js';
import { CHANGED_SINCE } from './refuse-changed.js';

/** Knows what is done with a chunk: the work of its operation, with what its action asks for around it. */
@Injectable()
export class ChunkOperations {
  constructor(
    private readonly operations: OperationRegistry,
    private readonly workers: WorkerPool,
  ) {}

  /** What prepares and writes the chunk. */
  of(
    { type, options, pass }: AsyncAction,
    { versions: expected, number }: PendingChunk,
  ): Pick<Operation, 'prepare' | 'applyUnderLocks'> {
    const operation = this.operations.get(type);
    if (pass === 'undo') return new TakenBackChunk(this.undoOf(type, operation), number);
    const isTried = isDryRun(options) || pass === 'validate';
    if (expected === null && !isTried) return operation;
    const refusal = pass === 'write' ? CHANGED_SINCE.validation : CHANGED_SINCE.dryRun;
    const guarded = new GuardedChunk(operation, this.workers, { isTried, expected, refusal });
    return pass === 'write' ? new WholeChunk(guarded) : guarded;
  }

  private undoOf(type: string, { undo }: Operation): Operation {
    if (undo === undefined) throw new Error(`No operation undoes ${type}`);
    return this.operations.get(undo.type);
  }
}
