import { Initial0001 } from './0001-initial.js';
import { VoucherLists0002 } from './0002-voucher-lists.js';

/** Every migration of the SQLite schema, in order. The PostgreSQL twins carry the same numbers. */
export const SQLITE_MIGRATIONS = [Initial0001, VoucherLists0002];
