import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { allOrNothingControlContract } from './all-or-nothing-control.contract.js';
import { allOrNothingContract } from './all-or-nothing.contract.js';

describeWithPostgres('on a server', () => {
  allOrNothingContract('PostgreSQL', sharedPostgresDatabase);
  allOrNothingControlContract('PostgreSQL', sharedPostgresDatabase);
});
