import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { editStatementsContract } from './edit-statements.contract.js';

describeWithPostgres('on a server', () => {
  // More than on SQLite: the lock on the schemas of the project, and what is read before the transaction.
  editStatementsContract('PostgreSQL', sharedPostgresDatabase, { creation: 6, edit: 8 });
});
