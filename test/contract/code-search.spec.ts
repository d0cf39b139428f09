import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { codeSearchContract } from './code-search.contract.js';

codeSearchContract('SQLite', sharedSqliteDatabase);
