import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { preparedChunksContract } from './prepared-chunks.contract.js';

describeWithPostgres('on a server', () => {
  preparedChunksContract('PostgreSQL', openPostgresDatabase);
});
