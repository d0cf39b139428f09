import type { Locks } from '../locks.js';
import { rowsOf } from '../statement.js';
import { managerOf } from '../typeorm-transaction.js';

/** Row locks, and advisory locks for names. Two names with the same hash wait for each other, no more. */
export const POSTGRES_LOCKS: Locks = {
  rows: { lock: { mode: 'pessimistic_write' } },
  name: async (tx, name) => {
    await rowsOf(managerOf(tx), {
      name: 'lock_name',
      sql: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      parameters: [name],
    });
  },
  sharedName: async (tx, name) => {
    await rowsOf(managerOf(tx), {
      name: 'share_name',
      sql: 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))',
      parameters: [name],
    });
  },
};
