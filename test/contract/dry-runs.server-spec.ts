import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { dryRunsContract } from './dry-runs.contract.js';

describeWithPostgres('on a server', () => {
  dryRunsContract('PostgreSQL', sharedPostgresDatabase);
});
