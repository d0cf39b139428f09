import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { webhookOutboxContract } from './webhook-outbox.contract.js';

describeWithPostgres('on a server', () => {
  webhookOutboxContract('PostgreSQL', openPostgresDatabase);
});
