import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { dryRunsContract } from './dry-runs.contract.js';

describeWithPostgres('on a server', () => {
  dryRunsContract('PostgreSQL', openPostgresDatabase);
});
