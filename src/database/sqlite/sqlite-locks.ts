import type { Locks } from '../locks.js';

/** SQLite runs one writing transaction at a time, so every transaction has the whole database to itself. */
export const SQLITE_LOCKS: Locks = {
  rows: {},
  name: () => Promise.resolve(),
  sharedName: () => Promise.resolve(),
};
