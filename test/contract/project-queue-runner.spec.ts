import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { projectQueueRunnerContract } from './project-queue-runner.contract.js';

projectQueueRunnerContract('SQLite', sharedSqliteDatabase);
