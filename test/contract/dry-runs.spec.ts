import { openSqliteDatabase } from '../support/open-database.js';
import { dryRunsContract } from './dry-runs.contract.js';

dryRunsContract('SQLite', openSqliteDatabase);
