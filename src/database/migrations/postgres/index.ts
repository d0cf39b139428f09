import { Initial0001 } from './0001-initial.js';

/** Every migration of the PostgreSQL schema, in order. The SQLite twins carry the same numbers. */
export const POSTGRES_MIGRATIONS = [Initial0001];
