import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { exportsContract } from './exports.contract.js';

describeWithPostgres('PostgreSQL', () => {
  exportsContract('PostgreSQL', sharedPostgresDatabase);
});
