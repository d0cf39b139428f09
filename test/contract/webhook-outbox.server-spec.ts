import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { webhookOutboxContract } from './webhook-outbox.contract.js';

describeWithPostgres('on a server', () => {
  webhookOutboxContract('PostgreSQL', sharedPostgresDatabase);
});
