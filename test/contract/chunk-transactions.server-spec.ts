import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { chunkTransactionsContract } from './chunk-transactions.contract.js';

describeWithPostgres('on a server', () => {
  chunkTransactionsContract('PostgreSQL', sharedPostgresDatabase);
});
