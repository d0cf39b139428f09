import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { storeContracts } from './store-contracts.js';

storeContracts('SQLite', sharedSqliteDatabase);
