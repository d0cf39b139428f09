import { openSqliteDatabase } from '../support/open-database.js';
import { projectQueueRunnerContract } from './project-queue-runner.contract.js';

projectQueueRunnerContract('SQLite', openSqliteDatabase);
