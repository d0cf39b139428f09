import { VERSION } from './voucher-version.js';

/** The rows `voucher` as one text, as `readRecords` takes it apart; NULL when there is none. */
export const RECORDS = `string_agg(
  voucher.code || chr(31) || voucher.metadata || chr(31) || ${VERSION}, chr(30))`;
