import { openSqliteDatabase } from '../support/databases/open-database.js';
import { webhookOutboxContract } from './webhook-outbox.contract.js';

webhookOutboxContract('SQLite', openSqliteDatabase);
