import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { webhookOutboxContract } from './webhook-outbox.contract.js';

webhookOutboxContract('SQLite', sharedSqliteDatabase);
