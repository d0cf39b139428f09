import { openSqliteDatabase } from '../support/open-database.js';
import { storeContracts } from './store-contracts.js';

storeContracts('SQLite', openSqliteDatabase);
