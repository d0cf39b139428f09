import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { voucherHistoryContract } from './voucher-history.contract.js';

describeWithPostgres('on a server', () =>
  voucherHistoryContract('PostgreSQL', openPostgresDatabase),
);
