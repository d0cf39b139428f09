import { openSqliteDatabase } from '../support/databases/open-database.js';
import { projectQueueRunnerContract } from './project-queue-runner.contract.js';

projectQueueRunnerContract('SQLite', openSqliteDatabase);
