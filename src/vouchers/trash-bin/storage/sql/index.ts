import type { StatementTwins } from '../../../../database/dialect.js';
import { listTrashBin as postgresListTrashBin } from './postgres/list-trash-bin.js';
import { listTrashBin as sqliteListTrashBin } from './sqlite/list-trash-bin.js';

const sqlite = { listTrashBin: sqliteListTrashBin };

/** The statements of the trash bin. */
export type TrashBinStatements = typeof sqlite;

/** One set of statements for each database. */
export const TRASH_BIN_STATEMENTS: StatementTwins<TrashBinStatements> = {
  sqlite,
  postgres: { listTrashBin: postgresListTrashBin },
};
