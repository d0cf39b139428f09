import { openSqliteDatabase } from '../support/open-database.js';
import { voucherStoreContracts } from './store-contracts.js';

voucherStoreContracts('SQLite', openSqliteDatabase);
