import type { StatementTwins } from '../../../database/dialect.js';
import * as backlogs from './sqlite/backlogs.js';
import * as chunks from './sqlite/insert-chunks.js';
import * as leases from './sqlite/leases.js';
import * as pending from './sqlite/next-pending-chunk.js';
import * as reports from './sqlite/reports.js';

const sqlite = { ...backlogs, ...chunks, ...leases, ...pending, ...reports };

/** The set-based statements of this module. */
export type AsyncActionStatements = typeof sqlite;

/** One set of statements for each database. */
export const ASYNC_ACTION_STATEMENTS: StatementTwins<AsyncActionStatements> = { sqlite };
