import { openSqliteDatabase } from '../support/open-database.js';
import { csvRowsContract } from './csv-rows.contract.js';

csvRowsContract('SQLite', openSqliteDatabase, 6);
