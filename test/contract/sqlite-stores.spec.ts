import { openSqliteDatabase } from '../support/databases/open-database.js';
import { storeContracts } from './store-contracts.js';

storeContracts('SQLite', openSqliteDatabase);
