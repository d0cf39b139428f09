import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { csvRowsContract } from './csv-rows.contract.js';

describeWithPostgres('on a server', () => {
  csvRowsContract('PostgreSQL', openPostgresDatabase, 7);
});
