import type { VoucherSelection } from '../../src/vouchers/listing/voucher-selection.js';

/** Every voucher of a project. */
export const EVERYTHING: VoucherSelection = {
  conditions: [],
  filter: { junction: 'and', conditions: [] },
  isEmpty: false,
};

/** What has so many conditions on metadata, each on another key. */
export function metadataSelection(count: number, junction: 'and' | 'or' = 'and'): VoucherSelection {
  const conditions = Array.from({ length: count }, (_, number) => ({
    subject: { metadataKey: `k${number}` },
    test: { kind: 'contains', operands: ['x'] } as const,
    isNegated: number % 2 === 1,
  }));
  return { ...EVERYTHING, filter: { junction, conditions } };
}

/** What has a condition on a member of the definition, and one on what no voucher has. */
export function definitionSelection(junction: 'and' | 'or'): VoucherSelection {
  const conditions = [
    {
      subject: { field: 'redemption.redeemed_quantity' },
      test: { kind: 'equals', operands: [0] },
      isNegated: false,
    },
    { subject: { field: 'holder_id' }, test: { kind: 'present' }, isNegated: false },
  ] as const;
  return { ...EVERYTHING, filter: { junction, conditions } };
}

/** Conditions on the elements of one array that each look for a date in a text. */
export function heavySelection(count: number): VoucherSelection {
  const conditions = Array.from({ length: count }, (_, number) => ({
    subject: { metadataKey: 'heavy' },
    test: { kind: 'is_moment', sign: '>', operands: [number] } as const,
    isNegated: false,
  }));
  return { ...EVERYTHING, filter: { junction: 'or', conditions } };
}
