import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { csvRowsContract } from './csv-rows.contract.js';

csvRowsContract('SQLite', sharedSqliteDatabase, 6);
