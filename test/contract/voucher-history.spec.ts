import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { voucherHistoryContract } from './voucher-history.contract.js';

voucherHistoryContract('SQLite', sharedSqliteDatabase);
