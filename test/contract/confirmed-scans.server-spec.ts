import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { confirmedScansContract } from './confirmed-scans.contract.js';

describeWithPostgres('on a server', () => {
  confirmedScansContract('PostgreSQL', openPostgresDatabase);
});
