import { openSqliteDatabase } from '../support/open-database.js';
import { actionStoreContract } from './action-store.contract.js';
import { chunkStoreContract } from './chunk-store.contract.js';
import { leaseStoreContract } from './lease-store.contract.js';
import { voucherEditStoreContract } from './voucher-edit-store.contract.js';
import { voucherStoreContract } from './voucher-store.contract.js';

actionStoreContract('SQLite', openSqliteDatabase);
chunkStoreContract('SQLite', openSqliteDatabase);
leaseStoreContract('SQLite', openSqliteDatabase);
voucherEditStoreContract('SQLite', openSqliteDatabase);
voucherStoreContract('SQLite', openSqliteDatabase);
