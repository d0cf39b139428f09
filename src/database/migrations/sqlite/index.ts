import { Initial0001 } from './0001-initial.js';
import { JobControl0002 } from './0002-job-control.js';

/** Every migration of the SQLite schema, in order. The PostgreSQL twins carry the same numbers. */
export const SQLITE_MIGRATIONS = [Initial0001, JobControl0002];
