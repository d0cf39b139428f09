import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { exportsContract } from './exports.contract.js';

describeWithPostgres('PostgreSQL', () => {
  exportsContract('PostgreSQL', openPostgresDatabase);
});
