import { LIST_ORDERS } from '../../../src/vouchers/listing/list-order.js';
import type { VoucherListStore } from '../../../src/vouchers/listing/storage/voucher-list-store.js';
import type { VoucherSelection } from '../../../src/vouchers/listing/voucher-selection.js';

/** How many vouchers a list has, read with its first one. */
export async function totalOf(
  lists: VoucherListStore,
  projectId: string,
  selection: VoucherSelection,
): Promise<number> {
  const page = { order: LIST_ORDERS.code, limit: 1, skip: 0, after: null };
  return (await lists.list(projectId, selection, page)).total;
}
