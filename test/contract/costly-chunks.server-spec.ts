import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { costlyChunksContract } from './costly-chunks.contract.js';

describeWithPostgres('on a server', () => {
  costlyChunksContract('PostgreSQL', openPostgresDatabase);
});
