import { VERSION } from './voucher-version.js';

/** The rows `voucher` as one text, as `readRecords` takes it apart; NULL when there is none. */
export const RECORDS = `string_agg(
  voucher.code || chr(31) || voucher.metadata || chr(31) || ${VERSION}
    || chr(31) || voucher.revision, chr(30))`;

/** The same of whole vouchers, as `readSnapshots` takes it apart. */
export const SNAPSHOTS = `string_agg(
  voucher.code || chr(31) || voucher.metadata || chr(31) || ${VERSION} || chr(31)
    || json_build_array(voucher.id, voucher.type, voucher.active, voucher.category, voucher.campaign,
      voucher.start_date, voucher.expiration_date, voucher.definition,
      voucher.created_at, voucher.updated_at, voucher.deleted_at IS NOT NULL, voucher.revision)::text, chr(30))`;
