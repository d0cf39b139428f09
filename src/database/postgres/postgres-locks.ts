import type { Locks } from '../locks.js';
import { managerOf } from '../typeorm-transaction.js';

/** Row locks, and advisory locks for names. Two names with the same hash wait for each other, no more. */
export const POSTGRES_LOCKS: Locks = {
  rows: { lock: { mode: 'pessimistic_write' } },
  name: async (tx, name) => {
    await managerOf(tx).query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  },
  sharedName: async (tx, name) => {
    const sql = 'SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 0))';
    await managerOf(tx).query(sql, [name]);
  },
};
