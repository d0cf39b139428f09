import { ChunkOperations } from '../../../src/async-actions/dry-run/chunk-operations.js';
import type { OperationRegistry } from '../../../src/async-actions/operation-registry.js';
import { ActionCanceller } from '../../../src/async-actions/runner/action-canceller.js';
import { ActionFinisher } from '../../../src/async-actions/runner/action-finisher.js';
import { ChunkCheckpoints } from '../../../src/async-actions/runner/chunk-checkpoints.js';
import { ChunkRunner } from '../../../src/async-actions/runner/chunk-runner.js';
import { ChunkSource } from '../../../src/async-actions/runner/chunk-source.js';
import { FirstFailures } from '../../../src/async-actions/runner/first-failures.js';
import type { LeaseHolder } from '../../../src/async-actions/runner/lease-holder.js';
import { PassEnds } from '../../../src/async-actions/runner/pass-ends.js';
import { ProjectQueueRunner } from '../../../src/async-actions/runner/project-queue-runner.js';
import type { RunnerEvents } from '../../../src/async-actions/runner/runner-events.js';
import type { ActionStore } from '../../../src/async-actions/storage/action-store.js';
import type { ChunkStore } from '../../../src/async-actions/storage/chunk-store.js';
import { TypeormPassStore } from '../../../src/async-actions/storage/typeorm-pass-store.js';
import type { Settings } from '../../../src/config/settings.js';
import type { Database } from '../../../src/database/database.js';
import type { TransactionRunner } from '../../../src/database/transaction.js';
import type { JobQueue } from '../../../src/queue/job-queue.js';
import type { WorkerPool } from '../../../src/workers/worker-pool.js';

/** What a runner is put together from. */
interface RunnerNeeds {
  readonly settings: Settings;
  readonly database: Database;
  readonly transactions: TransactionRunner;
  readonly actions: ActionStore;
  readonly chunks: ChunkStore;
  readonly holder: LeaseHolder;
  readonly operations: OperationRegistry;
  readonly workers: WorkerPool;
  readonly events: RunnerEvents;
  readonly queue: JobQueue;
}

/** The runner and its parts, as their module puts them together. */
export function runnerParts(needs: RunnerNeeds) {
  const { settings, database, transactions, actions, chunks, holder, events, queue } = needs;
  const passes = new TypeormPassStore(database, actions);
  const source = new ChunkSource(chunks, passes);
  const operations = new ChunkOperations(needs.operations, needs.workers);
  const checkpoints = new ChunkCheckpoints(actions, chunks, passes);
  const runner = new ChunkRunner(transactions, holder, operations, checkpoints, events);
  const failures = new FirstFailures(chunks);
  const finisher = new ActionFinisher(
    settings,
    transactions,
    holder,
    actions,
    chunks,
    failures,
    events,
  );
  const canceller = new ActionCanceller(settings, transactions, actions, failures, events);
  const ends = new PassEnds(transactions, holder, actions, passes, finisher);
  /** Another worker of the same process. */
  const newQueueRunner = () =>
    new ProjectQueueRunner(queue, holder, source, runner, ends, finisher, canceller, events);
  return { passes, source, runner, finisher, canceller, ends, newQueueRunner };
}
