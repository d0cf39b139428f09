import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { confirmedScansContract } from './confirmed-scans.contract.js';

confirmedScansContract('SQLite', sharedSqliteDatabase);
