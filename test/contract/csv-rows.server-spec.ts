import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { csvRowsContract } from './csv-rows.contract.js';

describeWithPostgres('on a server', () => {
  csvRowsContract('PostgreSQL', openPostgresDatabase, 7);
});
