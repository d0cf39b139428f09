import { openSqliteDatabase } from '../support/databases/open-database.js';
import { voucherHistoryContract } from './voucher-history.contract.js';

voucherHistoryContract('SQLite', openSqliteDatabase);
