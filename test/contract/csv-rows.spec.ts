import { openSqliteDatabase } from '../support/databases/open-database.js';
import { csvRowsContract } from './csv-rows.contract.js';

csvRowsContract('SQLite', openSqliteDatabase, 6);
