import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { voucherStoreContracts } from './store-contracts.js';

describeWithPostgres('PostgreSQL', () => {
  voucherStoreContracts('PostgreSQL', sharedPostgresDatabase);
});
