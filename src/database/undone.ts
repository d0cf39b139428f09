import type { Transaction } from './transaction.js';
import { managerOf } from './typeorm-transaction.js';

/**
 * Does work inside the given transaction and takes back all that it wrote: what was written before it and what follows
 * stays. The work runs as any other, with its locks and its errors. When it throws, the whole transaction must be undone.
 * @param isUndone decides by the result whether it is taken back; always when it is left out
 */
export async function undone<T>(
  tx: Transaction,
  work: () => Promise<T>,
  isUndone: (result: T) => boolean = () => true,
): Promise<T> {
  const manager = managerOf(tx);
  await manager.query('SAVEPOINT undone');
  const result = await work();
  if (isUndone(result)) await manager.query('ROLLBACK TO SAVEPOINT undone');
  await manager.query('RELEASE SAVEPOINT undone');
  return result;
}
