import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { failedRowsLimitContract } from './failed-rows-limit.contract.js';

describeWithPostgres('on a server', () => {
  failedRowsLimitContract('PostgreSQL', openPostgresDatabase);
});
