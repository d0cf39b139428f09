import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { voucherStoreContracts } from './store-contracts.js';

describeWithPostgres('PostgreSQL', () => {
  voucherStoreContracts('PostgreSQL', openPostgresDatabase);
});
