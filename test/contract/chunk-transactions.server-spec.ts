import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { chunkTransactionsContract } from './chunk-transactions.contract.js';

describeWithPostgres('on a server', () => {
  chunkTransactionsContract('PostgreSQL', openPostgresDatabase);
});
