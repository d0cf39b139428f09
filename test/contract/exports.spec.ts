import { openSqliteDatabase } from '../support/open-database.js';
import { exportsContract } from './exports.contract.js';

exportsContract('SQLite', openSqliteDatabase);
