import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { voucherHistoryContract } from './voucher-history.contract.js';

describeWithPostgres('on a server', () =>
  voucherHistoryContract('PostgreSQL', openPostgresDatabase),
);
