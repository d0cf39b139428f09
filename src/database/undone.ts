import type { Transaction } from './transaction.js';
import { managerOf } from './typeorm-transaction.js';

/**
 * Does work inside the given transaction and takes back all that it wrote: what was written before it and what follows
 * stays. The work runs as any other, with its locks and its errors. When it throws, the whole transaction must be undone.
 */
export async function undone<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  const manager = managerOf(tx);
  await manager.query('SAVEPOINT undone');
  const result = await work();
  await manager.query('ROLLBACK TO SAVEPOINT undone');
  await manager.query('RELEASE SAVEPOINT undone');
  return result;
}
