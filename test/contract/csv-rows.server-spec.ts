import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { csvRowsContract } from './csv-rows.contract.js';

describeWithPostgres('on a server', () => {
  csvRowsContract('PostgreSQL', sharedPostgresDatabase, 7);
});
