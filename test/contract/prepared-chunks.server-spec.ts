import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { preparedChunksContract } from './prepared-chunks.contract.js';

describeWithPostgres('on a server', () => {
  preparedChunksContract('PostgreSQL', sharedPostgresDatabase);
});
