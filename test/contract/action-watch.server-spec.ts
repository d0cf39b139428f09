import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { actionWatchContract } from './action-watch.contract.js';

describeWithPostgres('PostgreSQL', () => {
  actionWatchContract('PostgreSQL', openPostgresDatabase);
});
