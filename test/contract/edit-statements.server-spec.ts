import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { editStatementsContract } from './edit-statements.contract.js';

describeWithPostgres('on a server', () => {
  // More than on SQLite: the lock on the schemas of the project, and what is read before the transaction.
  editStatementsContract('PostgreSQL', openPostgresDatabase, { creation: 6, edit: 8 });
});
