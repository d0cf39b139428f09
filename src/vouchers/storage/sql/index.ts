import type { StatementTwins } from '../../../database/dialect.js';
import { findCodes as postgresFindCodes } from './postgres/find-codes.js';
import * as postgresInsert from './postgres/insert-vouchers.js';
import * as postgresKeyHolders from './postgres/read-key-holders.js';
import * as postgresMetadata from './postgres/read-metadata.js';
import * as postgresSnapshots from './postgres/read-snapshots.js';
import { removeVouchers as postgresRemoveVouchers } from './postgres/remove-vouchers.js';
import { updateVoucher as postgresUpdateVoucher } from './postgres/update-voucher.js';
import { writeMetadata as postgresWriteMetadata } from './postgres/write-metadata.js';
import { writeVouchers as postgresWriteVouchers } from './postgres/write-vouchers.js';
import { findCodes as sqliteFindCodes } from './sqlite/find-codes.js';
import * as sqliteInsert from './sqlite/insert-vouchers.js';
import { readKeyHolders as sqliteReadKeyHolders } from './sqlite/read-key-holders.js';
import * as sqliteMetadata from './sqlite/read-metadata.js';
import * as sqliteSnapshots from './sqlite/read-snapshots.js';
import { removeVouchers as sqliteRemoveVouchers } from './sqlite/remove-vouchers.js';
import { updateVoucher as sqliteUpdateVoucher } from './sqlite/update-voucher.js';
import { writeMetadata as sqliteWriteMetadata } from './sqlite/write-metadata.js';
import { writeVouchers as sqliteWriteVouchers } from './sqlite/write-vouchers.js';

const sqlite = {
  findCodes: sqliteFindCodes,
  ...sqliteInsert,
  readKeyHolders: sqliteReadKeyHolders,
  // The transaction that reads has the lock on everything already.
  lockKeyHolders: sqliteReadKeyHolders,
  ...sqliteMetadata,
  writeMetadata: sqliteWriteMetadata,
  ...sqliteSnapshots,
  writeVouchers: sqliteWriteVouchers,
  removeVouchers: sqliteRemoveVouchers,
  updateVoucher: sqliteUpdateVoucher,
};
const postgres = {
  findCodes: postgresFindCodes,
  ...postgresInsert,
  ...postgresKeyHolders,
  ...postgresMetadata,
  writeMetadata: postgresWriteMetadata,
  ...postgresSnapshots,
  writeVouchers: postgresWriteVouchers,
  removeVouchers: postgresRemoveVouchers,
  updateVoucher: postgresUpdateVoucher,
};

/** The statements of this module that TypeORM does not write. */
export type VoucherStatements = typeof sqlite;

/** One set of statements for each database. */
export const VOUCHER_STATEMENTS: StatementTwins<VoucherStatements> = { sqlite, postgres };
