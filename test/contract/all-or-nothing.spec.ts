import { openSqliteDatabase } from '../support/databases/open-database.js';
import { allOrNothingControlContract } from './all-or-nothing-control.contract.js';
import { allOrNothingContract } from './all-or-nothing.contract.js';

allOrNothingContract('SQLite', openSqliteDatabase);
allOrNothingControlContract('SQLite', openSqliteDatabase);
