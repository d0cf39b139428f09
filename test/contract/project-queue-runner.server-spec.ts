import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { projectQueueRunnerContract } from './project-queue-runner.contract.js';

describeWithPostgres('on a server', () => {
  projectQueueRunnerContract('PostgreSQL', sharedPostgresDatabase);
});
