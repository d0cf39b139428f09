import { openSqliteDatabase } from '../support/databases/open-database.js';
import { exportsContract } from './exports.contract.js';

exportsContract('SQLite', openSqliteDatabase);
