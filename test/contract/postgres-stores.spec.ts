import { afterAll, beforeAll } from '@jest/globals';
import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres, PostgresServer } from '../support/postgres-server.js';
import { storeContracts } from './store-contracts.js';

describeWithPostgres('PostgreSQL', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await PostgresServer.start();
  });

  afterAll(() => server.dispose());

  storeContracts('PostgreSQL', () => openPostgresDatabase(server));
});
