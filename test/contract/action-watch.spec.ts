import { openSqliteDatabase } from '../support/databases/open-database.js';
import { actionWatchContract } from './action-watch.contract.js';

actionWatchContract('SQLite', openSqliteDatabase);
