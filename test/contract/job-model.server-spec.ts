import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { jobModelContract } from './job-model.contract.js';

describeWithPostgres('on a server', () => {
  jobModelContract('PostgreSQL', sharedPostgresDatabase, ({ place }) => String(place));
});
