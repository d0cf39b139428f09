/**
 * The version of the row `voucher`, as text: its place, and the transaction that put it there. Both differ after
 * any change, and the place lets a write find a row that was read before without an index.
 */
export const VERSION = "voucher.ctid || ' ' || voucher.xmin";

/** The condition that the row `voucher` has this version; the row is found by its place. */
export function hasVersion(version: string): string {
  return `voucher.ctid = split_part(${version}, ' ', 1)::tid
    AND voucher.xmin = split_part(${version}, ' ', 2)::xid`;
}
