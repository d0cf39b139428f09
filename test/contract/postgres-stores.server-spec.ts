import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { storeContracts } from './store-contracts.js';

describeWithPostgres('PostgreSQL', () => {
  storeContracts('PostgreSQL', openPostgresDatabase);
});
