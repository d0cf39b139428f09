import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { bulkStatementsContract } from './bulk-statements.contract.js';

bulkStatementsContract('SQLite', sharedSqliteDatabase, {
  admission: 5,
  chunk: 5,
  acquisition: 2,
  end: 6,
});
