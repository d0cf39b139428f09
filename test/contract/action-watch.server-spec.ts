import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { actionWatchContract } from './action-watch.contract.js';

describeWithPostgres('PostgreSQL', () => {
  actionWatchContract('PostgreSQL', openPostgresDatabase);
});
