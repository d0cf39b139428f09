import type { StatementTwins } from '../../../../database/dialect.js';
import { countVouchers as postgresCountVouchers } from './postgres/count-vouchers.js';
import {
  INDEXED_ORDERS as postgresIndexedOrders,
  listCodes as postgresListCodes,
} from './postgres/list-codes.js';
import { listMatched as postgresListMatched } from './postgres/list-matched.js';
import { countVouchers as sqliteCountVouchers } from './sqlite/count-vouchers.js';
import {
  INDEXED_ORDERS as sqliteIndexedOrders,
  listCodes as sqliteListCodes,
} from './sqlite/list-codes.js';
import { listMatched as sqliteListMatched } from './sqlite/list-matched.js';

const sqlite = {
  countVouchers: sqliteCountVouchers,
  INDEXED_ORDERS: sqliteIndexedOrders,
  listCodes: sqliteListCodes,
  listMatched: sqliteListMatched,
};
const postgres = {
  countVouchers: postgresCountVouchers,
  INDEXED_ORDERS: postgresIndexedOrders,
  listCodes: postgresListCodes,
  listMatched: postgresListMatched,
};

/** The statements of lists. */
export type VoucherListStatements = typeof sqlite;

/** One set of statements for each database. */
export const VOUCHER_LIST_STATEMENTS: StatementTwins<VoucherListStatements> = { sqlite, postgres };
