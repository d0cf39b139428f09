import { openSqliteDatabase } from '../support/open-database.js';
import { voucherHistoryContract } from './voucher-history.contract.js';

voucherHistoryContract('SQLite', openSqliteDatabase);
