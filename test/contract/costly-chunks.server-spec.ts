import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { costlyChunksContract } from './costly-chunks.contract.js';

describeWithPostgres('on a server', () => {
  costlyChunksContract('PostgreSQL', openPostgresDatabase);
});
