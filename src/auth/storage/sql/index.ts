import type { StatementTwins } from '../../../database/dialect.js';
import { markKeysUsed as postgresMarkKeysUsed } from './postgres/mark-keys-used.js';
import { markKeysUsed as sqliteMarkKeysUsed } from './sqlite/mark-keys-used.js';

const sqlite = { markKeysUsed: sqliteMarkKeysUsed };
const postgres = { markKeysUsed: postgresMarkKeysUsed };

/** The set-based statements of this module. */
export type AuthStatements = typeof sqlite;

/** One set of statements for each database. */
export const AUTH_STATEMENTS: StatementTwins<AuthStatements> = { sqlite, postgres };
