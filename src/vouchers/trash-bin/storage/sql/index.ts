import type { StatementTwins } from '../../../../database/dialect.js';
import { listBin as postgresListBin } from './postgres/list-bin.js';
import { listBin as sqliteListBin } from './sqlite/list-bin.js';

const sqlite = { listBin: sqliteListBin };

/** The statements of the bin. */
export type BinStatements = typeof sqlite;

/** One set of statements for each database. */
export const BIN_STATEMENTS: StatementTwins<BinStatements> = {
  sqlite,
  postgres: { listBin: postgresListBin },
};
