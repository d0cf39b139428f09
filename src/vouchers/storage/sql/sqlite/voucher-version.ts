/**
 * The version of the row `voucher`, as text: it differs after every change of its metadata. The id is part of
 * it, because a voucher that was deleted and made again counts its changes from 0.
 */
export const VERSION = "voucher.revision || ':' || voucher.id";
