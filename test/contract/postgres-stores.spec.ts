import { afterAll, beforeAll } from '@jest/globals';
import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres, PostgresServer } from '../support/postgres-server.js';
import { actionStoreContract } from './action-store.contract.js';
import { chunkStoreContract } from './chunk-store.contract.js';
import { leaseStoreContract } from './lease-store.contract.js';
import { voucherEditStoreContract } from './voucher-edit-store.contract.js';
import { voucherStoreContract } from './voucher-store.contract.js';

describeWithPostgres('PostgreSQL', () => {
  let server: PostgresServer;
  const open = () => openPostgresDatabase(server);

  beforeAll(async () => {
    server = await PostgresServer.start();
  });

  afterAll(() => server.dispose());

  actionStoreContract('PostgreSQL', open);
  chunkStoreContract('PostgreSQL', open);
  leaseStoreContract('PostgreSQL', open);
  voucherEditStoreContract('PostgreSQL', open);
  voucherStoreContract('PostgreSQL', open);
});
