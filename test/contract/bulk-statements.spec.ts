import { openSqliteDatabase } from '../support/databases/open-database.js';
import { bulkStatementsContract } from './bulk-statements.contract.js';

bulkStatementsContract('SQLite', openSqliteDatabase, {
  admission: 5,
  chunk: 5,
  acquisition: 2,
  end: 6,
});
