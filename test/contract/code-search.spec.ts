import { openSqliteDatabase } from '../support/databases/open-database.js';
import { codeSearchContract } from './code-search.contract.js';

codeSearchContract('SQLite', openSqliteDatabase);
