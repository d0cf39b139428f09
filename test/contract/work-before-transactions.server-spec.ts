import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { workBeforeTransactionsContract } from './work-before-transactions.contract.js';

describeWithPostgres('on a server', () => {
  workBeforeTransactionsContract('PostgreSQL', openPostgresDatabase);
});
