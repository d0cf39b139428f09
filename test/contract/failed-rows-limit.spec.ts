import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { failedRowsLimitContract } from './failed-rows-limit.contract.js';

failedRowsLimitContract('SQLite', sharedSqliteDatabase);
