import { VERSION as REVISION_AND_ID } from '../sqlite/voucher-version.js';

/**
 * The version of the row `voucher`, as text. Before what it is on SQLite stands the place of the row, which
 * differs after any change, so that a write needs no index to find a row that was read before.
 */
export const VERSION = `voucher.ctid || ' ' || ${REVISION_AND_ID}`;

/** The place in a version. */
export function placeOf(version: string): string {
  return `split_part(${version}, ' ', 1)::tid`;
}
