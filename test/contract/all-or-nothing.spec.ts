import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { allOrNothingControlContract } from './all-or-nothing-control.contract.js';
import { allOrNothingContract } from './all-or-nothing.contract.js';

allOrNothingContract('SQLite', sharedSqliteDatabase);
allOrNothingControlContract('SQLite', sharedSqliteDatabase);
