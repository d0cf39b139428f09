import { openSqliteDatabase } from '../support/databases/open-database.js';
import { dryRunsContract } from './dry-runs.contract.js';

dryRunsContract('SQLite', openSqliteDatabase);
