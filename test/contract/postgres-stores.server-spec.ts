import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { storeContracts } from './store-contracts.js';

describeWithPostgres('PostgreSQL', () => {
  storeContracts('PostgreSQL', openPostgresDatabase);
});
