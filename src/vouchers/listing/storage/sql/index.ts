import type { StatementTwins } from '../../../../database/dialect.js';
import { countVouchers as postgresCountVouchers } from './postgres/count-vouchers.js';
import { deleteLeftPlaces } from './postgres/delete-left-places.js';
import { listCodes as postgresListCodes } from './postgres/list-codes.js';
import { countVouchers as sqliteCountVouchers } from './sqlite/count-vouchers.js';
import { listCodes as sqliteListCodes } from './sqlite/list-codes.js';

const sqlite = { countVouchers: sqliteCountVouchers, listCodes: sqliteListCodes };
const postgres = { countVouchers: postgresCountVouchers, listCodes: postgresListCodes };

/** The statements of lists. */
export type VoucherListStatements = typeof sqlite;

/** One set of statements for each database. */
export const VOUCHER_LIST_STATEMENTS: StatementTwins<VoucherListStatements> = { sqlite, postgres };

/** Null where updates leave no places behind. */
export const DELETE_LEFT_PLACES: StatementTwins<typeof deleteLeftPlaces | null> = {
  sqlite: null,
  postgres: deleteLeftPlaces,
};
