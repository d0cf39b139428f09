import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { jobModelContract } from './job-model.contract.js';

describeWithPostgres('on a server', () => {
  jobModelContract('PostgreSQL', openPostgresDatabase, ({ place }) => String(place));
});
