import type { StatementTwins } from '../../../../database/dialect.js';
import { countVouchers as postgresCountVouchers } from './postgres/count-vouchers.js';
import {
  INDEXED_ORDERS as postgresIndexedOrders,
  listCodes as postgresListCodes,
} from './postgres/list-codes.js';
import { listMatched as postgresListMatched } from './postgres/list-matched.js';
import { walkEnd as postgresWalkEnd, walkPage as postgresWalkPage } from './postgres/walk-page.js';
import { countVouchers as sqliteCountVouchers } from './sqlite/count-vouchers.js';
import {
  INDEXED_ORDERS as sqliteIndexedOrders,
  listCodes as sqliteListCodes,
} from './sqlite/list-codes.js';
import { listMatched as sqliteListMatched } from './sqlite/list-matched.js';
import { walkEnd as sqliteWalkEnd, walkPage as sqliteWalkPage } from './sqlite/walk-page.js';

const sqlite = {
  countVouchers: sqliteCountVouchers,
  INDEXED_ORDERS: sqliteIndexedOrders,
  listCodes: sqliteListCodes,
  listMatched: sqliteListMatched,
  walkEnd: sqliteWalkEnd,
  walkPage: sqliteWalkPage,
};
const postgres = {
  countVouchers: postgresCountVouchers,
  INDEXED_ORDERS: postgresIndexedOrders,
  listCodes: postgresListCodes,
  listMatched: postgresListMatched,
  walkEnd: postgresWalkEnd,
  walkPage: postgresWalkPage,
};

/** The statements of lists. */
export type VoucherListStatements = typeof sqlite;

/** One set of statements for each database. */
export const VOUCHER_LIST_STATEMENTS: StatementTwins<VoucherListStatements> = { sqlite, postgres };
