import { VERSION } from './voucher-version.js';

/** The rows `voucher` as one text, as `readRecords` takes it apart; NULL when there is none. */
export const RECORDS = `group_concat(
  voucher.code || char(31) || voucher.metadata || char(31) || ${VERSION}
    || char(31) || voucher.revision, char(30))`;

/** The same of whole vouchers, as `readSnapshots` takes it apart. */
export const SNAPSHOTS = `group_concat(
  voucher.code || char(31) || voucher.metadata || char(31) || ${VERSION} || char(31)
    || json_array(voucher.id, voucher.type, voucher.active, voucher.category, voucher.campaign,
      voucher.start_date, voucher.expiration_date, voucher.definition,
      voucher.created_at, voucher.updated_at, voucher.deleted_at IS NOT NULL, voucher.revision), char(30))`;
