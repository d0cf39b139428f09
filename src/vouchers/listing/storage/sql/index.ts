import type { StatementTwins } from '../../../../database/dialect.js';
import { countVouchers } from './sqlite/count-vouchers.js';
import { listCodes } from './sqlite/list-codes.js';

const sqlite = { countVouchers, listCodes };

/** The statements of lists. */
export type VoucherListStatements = typeof sqlite;

/** One set of statements for each database. */
export const VOUCHER_LIST_STATEMENTS: StatementTwins<VoucherListStatements> = { sqlite };
