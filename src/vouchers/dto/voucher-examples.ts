/** Bodies of single vouchers as the document shows them; each can be sent as it stands. */
export const CREATE_VOUCHER_EXAMPLES = {
  discount: {
    summary: 'A discount for a season',
    value: {
      type: 'DISCOUNT_VOUCHER',
      discount: { type: 'PERCENT', percent_off: 10 },
      category: 'New Customers',
      start_date: '2026-01-01T00:00:00Z',
      expiration_date: '2026-12-31T23:59:59Z',
      redemption: { quantity: 10 },
      metadata: { lang: 'en', test: false },
    },
  },
};

export const RANDOM_VOUCHER_EXAMPLES = {
  gift: {
    summary: 'A gift card with a random code',
    value: {
      type: 'GIFT_VOUCHER',
      gift: { amount: 10_000 },
      code_config: { prefix: 'GIFT-', length: 8, charset: '0123456789ABCDEF' },
      metadata: { lang: 'en' },
    },
  },
};

export const UPDATE_VOUCHER_EXAMPLES = {
  text: {
    summary: 'Another category, and metadata to merge',
    value: { category: 'New Customers', active: true, metadata: { lang: 'pl' } },
  },
};
