import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { dryRunsContract } from './dry-runs.contract.js';

dryRunsContract('SQLite', sharedSqliteDatabase);
