import { openSqliteDatabase } from '../support/open-database.js';
import { confirmedScansContract } from './confirmed-scans.contract.js';

confirmedScansContract('SQLite', openSqliteDatabase);
