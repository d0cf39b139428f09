import type { VoucherSelection } from '../../src/vouchers/listing/voucher-selection.js';

/** Every voucher of a project. */
export const EVERYTHING: VoucherSelection = {
  conditions: [],
  filter: { junction: 'and', conditions: [] },
  isEmpty: false,
};
