import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { workBeforeTransactionsContract } from './work-before-transactions.contract.js';

describeWithPostgres('on a server', () => {
  workBeforeTransactionsContract('PostgreSQL', sharedPostgresDatabase);
});
