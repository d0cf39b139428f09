import { openSqliteDatabase } from '../support/open-database.js';
import { actionWatchContract } from './action-watch.contract.js';

actionWatchContract('SQLite', openSqliteDatabase);
