import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { exportsContract } from './exports.contract.js';

exportsContract('SQLite', sharedSqliteDatabase);
