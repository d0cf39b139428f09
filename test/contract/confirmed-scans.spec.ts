import { openSqliteDatabase } from '../support/databases/open-database.js';
import { confirmedScansContract } from './confirmed-scans.contract.js';

confirmedScansContract('SQLite', openSqliteDatabase);
