import { basename } from 'node:path';
import {
  TransactionRunner,
  type Durability,
  type Length,
  type Transaction,
} from '../../../src/database/transaction.js';
import { POOL_LIMITS, type PoolLimits } from '../../../src/workers/worker-pool.js';
import type { TaskOptions, WorkerTask } from '../../../src/workers/worker-task.js';
import { BuiltWorkers } from '../runner/built-workers.js';
import { sharedWorkers } from '../runner/shared-workers.js';

/** What happens one after the other: `BEGIN` and `END` of transactions, and the tasks by their names. */
export type OrderOfWork = string[];

/** The transactions of a database, whose beginnings and ends are noted. */
export class NotedTransactions extends TransactionRunner {
  constructor(
    private readonly inner: TransactionRunner,
    private readonly order: OrderOfWork,
  ) {
    super();
  }

  run<T>(
    work: (tx: Transaction) => Promise<T>,
    durability?: Durability,
    length?: Length,
  ): Promise<T> {
    const noted = async (tx: Transaction) => {
      this.order.push('BEGIN');
      return work(tx).finally(() => this.order.push('END'));
    };
    return this.inner.run(noted, durability, length);
  }
}

const WITHOUT_THREADS = Object.fromEntries(
  Object.entries(POOL_LIMITS).map(([lane, limits]) => [lane, { ...limits, idleThreads: 0 }]),
) as PoolLimits;

/** The threads of the file, whose tasks are noted, small ones that need no thread too. */
export class NotedWorkers extends BuiltWorkers {
  private readonly threads = sharedWorkers();
  /** Happens once, when the next task has ended. */
  afterNext: (() => Promise<unknown>) | undefined;

  constructor(private readonly order: OrderOfWork) {
    super(WITHOUT_THREADS);
  }

  override run<Input, Output>(
    task: WorkerTask<Input, Output>,
    input: Input,
    options: TaskOptions,
  ): Promise<Output> {
    return this.note(task, () => this.threads.run(task, input, options));
  }

  override runUnlessSmall<Input, Output>(
    task: WorkerTask<Input, Output>,
    work: (input: Input) => Output,
    input: Input,
    options: TaskOptions & { readonly size: number },
  ): Promise<Output> {
    if (options.size > 4_096) return super.runUnlessSmall(task, work, input, options);
    return this.note(task, () => this.threads.runUnlessSmall(task, work, input, options));
  }

  private async note<Output>(
    { file }: { readonly file: string },
    work: () => Promise<Output>,
  ): Promise<Output> {
    this.order.push(basename(file).replace(/\.task\.ts$/, ''));
    const result = await work();
    const { afterNext } = this;
    this.afterNext = undefined;
    await afterNext?.();
    return result;
  }
}
