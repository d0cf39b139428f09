import type { StatementTwins } from '../../../database/dialect.js';
import { largestProjects as postgresLargestProjects } from './postgres/largest-projects.js';
import { largestProjects as sqliteLargestProjects } from './sqlite/largest-projects.js';

const sqlite = { largestProjects: sqliteLargestProjects };
const postgres = { largestProjects: postgresLargestProjects };

/** The set-based statements of this module. */
export type QuotaStatements = typeof sqlite;

/** One set of statements for each database. */
export const QUOTA_STATEMENTS: StatementTwins<QuotaStatements> = { sqlite, postgres };
