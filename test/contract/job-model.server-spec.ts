import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { jobModelContract } from './job-model.contract.js';

describeWithPostgres('on a server', () => {
  jobModelContract('PostgreSQL', openPostgresDatabase, ({ place }) => String(place));
});
