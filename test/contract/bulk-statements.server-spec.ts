import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { bulkStatementsContract } from './bulk-statements.contract.js';

describeWithPostgres('on a server', () => {
  // More than on SQLite by the locks, which that does not need.
  bulkStatementsContract('PostgreSQL', sharedPostgresDatabase, {
    admission: 6,
    chunk: 6,
    acquisition: 2,
    end: 6,
  });
});
