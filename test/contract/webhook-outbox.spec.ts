import { openSqliteDatabase } from '../support/open-database.js';
import { webhookOutboxContract } from './webhook-outbox.contract.js';

webhookOutboxContract('SQLite', openSqliteDatabase);
