import type { StatementTwins } from '../../../../database/dialect.js';
import { countVouchers as postgresCountVouchers } from './postgres/count-vouchers.js';
import { BY_INDEX, deleteLeftPlaces } from './postgres/delete-left-places.js';
import { listCodes as postgresListCodes } from './postgres/list-codes.js';
import { listMatched as postgresListMatched } from './postgres/list-matched.js';
import { countVouchers as sqliteCountVouchers } from './sqlite/count-vouchers.js';
import { listCodes as sqliteListCodes } from './sqlite/list-codes.js';
import { listMatched as sqliteListMatched } from './sqlite/list-matched.js';

const sqlite = {
  countVouchers: sqliteCountVouchers,
  listCodes: sqliteListCodes,
  listMatched: sqliteListMatched,
};
const postgres = {
  countVouchers: postgresCountVouchers,
  listCodes: postgresListCodes,
  listMatched: postgresListMatched,
};

/** The statements of lists. */
export type VoucherListStatements = typeof sqlite;

/** One set of statements for each database. */
export const VOUCHER_LIST_STATEMENTS: StatementTwins<VoucherListStatements> = { sqlite, postgres };

const leftPlaces = { BY_INDEX, deleteLeftPlaces };

/** Null where updates leave no places behind. */
export const LEFT_PLACE_STATEMENTS: StatementTwins<typeof leftPlaces | null> = {
  sqlite: null,
  postgres: leftPlaces,
};
