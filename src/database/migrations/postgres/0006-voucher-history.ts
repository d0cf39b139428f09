import { forwardMigration } from '../forward-migration.js';

/** What single requests did to vouchers. */
export const VoucherHistory0006 = forwardMigration('VoucherHistory0000000000006', [
  `CREATE TABLE voucher_changes (
    project_id text COLLATE "C" NOT NULL,
    voucher_id text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    sequence integer NOT NULL,
    created_at bigint NOT NULL,
    event text NOT NULL,
    log_id text NOT NULL,
    route text,
    key_name text,
    request_id text,
    changes text NOT NULL,
    PRIMARY KEY (project_id, voucher_id, revision)
  )`,
  `CREATE INDEX voucher_changes_created ON voucher_changes (created_at)`,
]);
