import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { allOrNothingControlContract } from './all-or-nothing-control.contract.js';
import { allOrNothingContract } from './all-or-nothing.contract.js';

describeWithPostgres('on a server', () => {
  allOrNothingContract('PostgreSQL', openPostgresDatabase);
  allOrNothingControlContract('PostgreSQL', openPostgresDatabase);
});
