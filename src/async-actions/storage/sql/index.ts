import type { StatementTwins } from '../../../database/dialect.js';
import * as postgresAdvance from './postgres/advance-action.js';
import * as postgresBacklogs from './postgres/backlogs.js';
import * as postgresChunks from './postgres/insert-chunks.js';
import * as postgresDryRuns from './postgres/dry-runs.js';
import * as postgresLeases from './postgres/leases.js';
import * as postgresLook from './postgres/look-at-actions.js';
import * as postgresNoteEnd from './postgres/note-end.js';
import * as postgresPending from './postgres/next-pending-chunk.js';
import * as postgresReports from './postgres/reports.js';
import * as sqliteAdvance from './sqlite/advance-action.js';
import * as sqliteBacklogs from './sqlite/backlogs.js';
import * as sqliteChunks from './sqlite/insert-chunks.js';
import * as sqliteDryRuns from './sqlite/dry-runs.js';
import * as sqliteLeases from './sqlite/leases.js';
import * as sqliteLook from './sqlite/look-at-actions.js';
import * as sqliteNoteEnd from './sqlite/note-end.js';
import * as sqlitePending from './sqlite/next-pending-chunk.js';
import * as sqliteReports from './sqlite/reports.js';

const sqlite = {
  ...sqliteAdvance,
  ...sqliteBacklogs,
  ...sqliteChunks,
  ...sqliteDryRuns,
  ...sqliteLeases,
  ...sqliteLook,
  ...sqliteNoteEnd,
  ...sqlitePending,
  ...sqliteReports,
};
const postgres = {
  ...postgresAdvance,
  ...postgresBacklogs,
  ...postgresChunks,
  ...postgresDryRuns,
  ...postgresLeases,
  ...postgresLook,
  ...postgresNoteEnd,
  ...postgresPending,
  ...postgresReports,
};

/** The set-based statements of this module. */
export type AsyncActionStatements = typeof sqlite;

/** One set of statements for each database. */
export const ASYNC_ACTION_STATEMENTS: StatementTwins<AsyncActionStatements> = { sqlite, postgres };
