import type { StatementTwins } from '../../../database/dialect.js';
import { insertVouchers } from './sqlite/insert-vouchers.js';
import { readKeyHolders } from './sqlite/read-key-holders.js';
import { readMetadata } from './sqlite/read-metadata.js';
import { writeMetadata } from './sqlite/write-metadata.js';

const sqlite = { insertVouchers, readKeyHolders, readMetadata, writeMetadata };

/** The set-based statements of this module. */
export type VoucherStatements = typeof sqlite;

/** One set of statements for each database. */
export const VOUCHER_STATEMENTS: StatementTwins<VoucherStatements> = { sqlite };
