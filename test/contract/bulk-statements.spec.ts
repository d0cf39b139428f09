import { afterAll, beforeAll } from '@jest/globals';
import { openPostgresDatabase, openSqliteDatabase } from '../support/open-database.js';
import { describeWithPostgres, PostgresServer } from '../support/postgres-server.js';
import { bulkStatementsContract } from './bulk-statements.contract.js';

bulkStatementsContract('SQLite', openSqliteDatabase, { admission: 4, chunk: 5 });

describeWithPostgres('on a server', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await PostgresServer.start();
  });

  afterAll(() => server.dispose());

  // More than on SQLite by the locks, which that does not need.
  bulkStatementsContract('PostgreSQL', () => openPostgresDatabase(server), {
    admission: 6,
    chunk: 6,
  });
});
