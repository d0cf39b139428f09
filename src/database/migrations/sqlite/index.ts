import { Initial0001 } from './0001-initial.js';

/** Every migration of the SQLite schema, in order. The PostgreSQL twins carry the same numbers. */
export const SQLITE_MIGRATIONS = [Initial0001];
