import type { StatementTwins } from '../../../database/dialect.js';
import * as postgres from './postgres/exports.js';
import * as sqlite from './sqlite/exports.js';

/** The statements of exports. */
export type ExportStatements = typeof sqlite;

/** One set of statements for each database. */
export const EXPORT_STATEMENTS: StatementTwins<ExportStatements> = { sqlite, postgres };
