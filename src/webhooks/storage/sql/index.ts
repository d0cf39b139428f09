import type { StatementTwins } from '../../../database/dialect.js';
import * as postgresDue from './postgres/due-send-outs.js';
import * as postgresLease from './postgres/lease-send-outs.js';
import * as sqliteDue from './sqlite/due-send-outs.js';
import * as sqliteLease from './sqlite/lease-send-outs.js';

const sqlite = { ...sqliteDue, ...sqliteLease };
const postgres = { ...postgresDue, ...postgresLease };

/** The set-based statements of this module. */
export type WebhookStatements = typeof sqlite;

/** One set of statements for each database. */
export const WEBHOOK_STATEMENTS: StatementTwins<WebhookStatements> = { sqlite, postgres };
