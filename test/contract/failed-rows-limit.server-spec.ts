import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { failedRowsLimitContract } from './failed-rows-limit.contract.js';

describeWithPostgres('on a server', () => {
  failedRowsLimitContract('PostgreSQL', openPostgresDatabase);
});
