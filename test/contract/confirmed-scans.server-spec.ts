import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { confirmedScansContract } from './confirmed-scans.contract.js';

describeWithPostgres('on a server', () => {
  confirmedScansContract('PostgreSQL', openPostgresDatabase);
});
