import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { voucherHistoryContract } from './voucher-history.contract.js';

describeWithPostgres('on a server', () =>
  voucherHistoryContract('PostgreSQL', sharedPostgresDatabase),
);
