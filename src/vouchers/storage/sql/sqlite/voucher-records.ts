import { VERSION } from './voucher-version.js';

/** The rows `voucher` as one text, as `readRecords` takes it apart; NULL when there is none. */
export const RECORDS = `group_concat(
  voucher.code || char(31) || voucher.metadata || char(31) || ${VERSION}, char(30))`;
