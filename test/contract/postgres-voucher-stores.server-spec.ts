import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { voucherStoreContracts } from './store-contracts.js';

describeWithPostgres('PostgreSQL', () => {
  voucherStoreContracts('PostgreSQL', openPostgresDatabase);
});
