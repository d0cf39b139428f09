import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { exportsContract } from './exports.contract.js';

describeWithPostgres('PostgreSQL', () => {
  exportsContract('PostgreSQL', openPostgresDatabase);
});
