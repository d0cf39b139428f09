import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { confirmedScansContract } from './confirmed-scans.contract.js';

describeWithPostgres('on a server', () => {
  confirmedScansContract('PostgreSQL', sharedPostgresDatabase);
});
