import { afterAll, beforeAll } from '@jest/globals';
import { openPostgresDatabase, openSqliteDatabase } from '../support/open-database.js';
import { describeWithPostgres, PostgresServer } from '../support/postgres-server.js';
import { preparedChunksContract } from './prepared-chunks.contract.js';

preparedChunksContract('SQLite', openSqliteDatabase);

describeWithPostgres('on a server', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await PostgresServer.start();
  });

  afterAll(() => server.dispose());

  preparedChunksContract('PostgreSQL', () => openPostgresDatabase(server));
});
