import { openSqliteDatabase } from '../support/databases/open-database.js';
import { voucherStoreContracts } from './store-contracts.js';

voucherStoreContracts('SQLite', openSqliteDatabase);
