import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { voucherStoreContracts } from './store-contracts.js';

voucherStoreContracts('SQLite', sharedSqliteDatabase);
