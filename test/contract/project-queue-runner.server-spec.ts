import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { projectQueueRunnerContract } from './project-queue-runner.contract.js';

describeWithPostgres('on a server', () => {
  projectQueueRunnerContract('PostgreSQL', openPostgresDatabase);
});
