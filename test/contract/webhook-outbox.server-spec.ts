import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { webhookOutboxContract } from './webhook-outbox.contract.js';

describeWithPostgres('on a server', () => {
  webhookOutboxContract('PostgreSQL', openPostgresDatabase);
});
