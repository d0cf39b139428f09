import { openSqliteDatabase } from '../support/open-database.js';
import { failedRowsLimitContract } from './failed-rows-limit.contract.js';

failedRowsLimitContract('SQLite', openSqliteDatabase);
