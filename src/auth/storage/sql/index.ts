import type { StatementTwins } from '../../../database/dialect.js';
import { markKeysUsed } from './sqlite/mark-keys-used.js';

const sqlite = { markKeysUsed };

/** The set-based statements of this module. */
export type AuthStatements = typeof sqlite;

/** One set of statements for each database. */
export const AUTH_STATEMENTS: StatementTwins<AuthStatements> = { sqlite };
