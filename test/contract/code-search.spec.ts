import { openSqliteDatabase } from '../support/open-database.js';
import { codeSearchContract } from './code-search.contract.js';

codeSearchContract('SQLite', openSqliteDatabase);
