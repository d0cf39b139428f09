import { openSqliteDatabase } from '../support/databases/open-database.js';
import { failedRowsLimitContract } from './failed-rows-limit.contract.js';

failedRowsLimitContract('SQLite', openSqliteDatabase);
