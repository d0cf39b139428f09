import type { StatementTwins } from '../../../database/dialect.js';
import * as postgresAdvance from './postgres/advance-action.js';
import * as postgresBacklogs from './postgres/backlogs.js';
import * as postgresChunks from './postgres/insert-chunks.js';
import * as postgresCodes from './postgres/chunks-with-code.js';
import * as postgresDryRuns from './postgres/dry-runs.js';
import * as postgresFind from './postgres/find-actions.js';
import * as postgresKept from './postgres/kept-chunk.js';
import * as postgresLeases from './postgres/leases.js';
import * as postgresLook from './postgres/look-at-actions.js';
import * as postgresNoteEnd from './postgres/note-end.js';
import * as postgresPending from './postgres/next-pending-chunk.js';
import * as postgresReports from './postgres/reports.js';
import * as postgresRows from './postgres/rows-of-code.js';
import * as sqliteAdvance from './sqlite/advance-action.js';
import * as sqliteBacklogs from './sqlite/backlogs.js';
import * as sqliteChunks from './sqlite/insert-chunks.js';
import * as sqliteCodes from './sqlite/chunks-with-code.js';
import * as sqliteDryRuns from './sqlite/dry-runs.js';
import * as sqliteFind from './sqlite/find-actions.js';
import * as sqliteKept from './sqlite/kept-chunk.js';
import * as sqliteLeases from './sqlite/leases.js';
import * as sqliteLook from './sqlite/look-at-actions.js';
import * as sqliteNoteEnd from './sqlite/note-end.js';
import * as sqlitePending from './sqlite/next-pending-chunk.js';
import * as sqliteReports from './sqlite/reports.js';
import * as sqliteRows from './sqlite/rows-of-code.js';

const sqlite = {
  ...sqliteAdvance,
  ...sqliteBacklogs,
  ...sqliteChunks,
  ...sqliteCodes,
  ...sqliteDryRuns,
  ...sqliteFind,
  ...sqliteKept,
  ...sqliteLeases,
  ...sqliteLook,
  ...sqliteNoteEnd,
  ...sqlitePending,
  ...sqliteReports,
  ...sqliteRows,
};
const postgres = {
  ...postgresAdvance,
  ...postgresBacklogs,
  ...postgresChunks,
  ...postgresCodes,
  ...postgresDryRuns,
  ...postgresFind,
  ...postgresKept,
  ...postgresLeases,
  ...postgresLook,
  ...postgresNoteEnd,
  ...postgresPending,
  ...postgresReports,
  ...postgresRows,
};

/** The set-based statements of this module. */
export type AsyncActionStatements = typeof sqlite;

/** One set of statements for each database. */
export const ASYNC_ACTION_STATEMENTS: StatementTwins<AsyncActionStatements> = { sqlite, postgres };
