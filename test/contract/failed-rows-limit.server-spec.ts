import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { failedRowsLimitContract } from './failed-rows-limit.contract.js';

describeWithPostgres('on a server', () => {
  failedRowsLimitContract('PostgreSQL', sharedPostgresDatabase);
});
