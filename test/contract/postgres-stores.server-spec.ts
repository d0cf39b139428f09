import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { storeContracts } from './store-contracts.js';

describeWithPostgres('PostgreSQL', () => {
  storeContracts('PostgreSQL', sharedPostgresDatabase);
});
