import { expect } from '@jest/globals';

/** The fields of the voucher A, which each request finds beside B, and beside {@link BINNED} in the bin. */
export const DATED = {
  start_date: '2026-01-01T00:00:00.000Z',
  expiration_date: '2026-12-31T00:00:00.000Z',
  category: 'First',
  additional_info: 'info',
};
const CLEARED = Object.fromEntries(Object.keys(DATED).map((name) => [name, null]));
const NO_ROUTE = { code: 404, key: 'not_found', message: 'Resource not found' };

type Matcher = Readonly<Record<string, unknown>>;

/** One request as an SDK sends it. `{A}` in a path stands for the id of the voucher A. */
export interface SentRequest {
  readonly sdk: string;
  readonly sends: string;
  readonly body?: unknown;
  readonly status: number;
  /** Members of the answer. */
  readonly answer?: Matcher;
  /** Members of the voucher A afterwards, or null when it is gone. */
  readonly voucherA?: Matcher | null;
  /** The codes in the bin afterwards; otherwise those that were there before. */
  readonly bin?: readonly string[];
}

const only = (...codes: string[]): Matcher => ({
  vouchers: codes.map((code) => expect.objectContaining({ code })),
  total: codes.length,
});
const onlyEntry = { data: [expect.objectContaining({ resource_name: 'BINNED' })] as unknown };
/** The codes in the bin. */
export const BINNED = ['BINNED', 'OTHER'];

const JAVASCRIPT: readonly SentRequest[] = [
  {
    sdk: 'JavaScript 2.9.0',
    sends: 'POST /v1/vouchers/qualification',
    body: { customer: { source_id: 'x' } },
    status: 404,
    answer: NO_ROUTE,
  },
  {
    sdk: 'JavaScript 5.2.0',
    sends: 'POST /v1/vouchers/disable',
    body: { vouchers: ['A'] },
    status: 404,
    answer: NO_ROUTE,
    voucherA: { active: true },
  },
  {
    sdk: 'JavaScript 2.9.0',
    sends: 'POST /v1/vouchers/%5Bobject%20Object%5D/disable',
    body: {},
    status: 404,
    answer: { resource_id: '[object Object]' },
    voucherA: { active: true },
  },
  {
    sdk: 'JavaScript 3.0.3',
    sends:
      'GET /v1/vouchers?filters%5Bjunction%5D=OR&filters%5Bcampaign_ids%5D%5Bconditions%5D%5B%24in%5D%5B0%5D=' +
      'does-not-exist&filters%5Bcode%5D%5Bconditions%5D%5B%24is%5D=A',
    status: 200,
    answer: only('A'),
  },
  {
    sdk: 'JavaScript 2.9.0',
    sends: 'GET /v1/vouchers?limit=5&ids%5B0%5D={A}&ids%5B1%5D=v_2',
    status: 200,
    answer: only('A'),
  },
  {
    sdk: 'JavaScript 2.9.0',
    sends: 'GET /v1/vouchers?created_at%5Bafter%5D=2999-01-01T00%3A00%3A00Z',
    status: 200,
    answer: only(),
  },
  {
    sdk: 'JavaScript 2.9.0',
    sends: 'PUT /v1/vouchers/A',
    body: { code: 'A', expiration_date: null },
    status: 200,
    voucherA: { ...DATED, expiration_date: null },
  },
  {
    sdk: 'JavaScript 2.9.0',
    sends: 'DELETE /v1/vouchers/A?force=false',
    status: 204,
    voucherA: null,
    bin: ['A', ...BINNED],
  },
  {
    sdk: 'JavaScript 2.9.0',
    sends: 'DELETE /v1/vouchers/A?force=true',
    status: 204,
    voucherA: null,
  },
];

const PHP: readonly SentRequest[] = [
  { sdk: 'PHP 5.1.0', sends: 'DELETE /v1/vouchers/A?force=1', status: 204, voucherA: null },
  {
    sdk: 'PHP 5.1.0',
    sends: 'DELETE /v1/vouchers/A?force=0',
    status: 204,
    voucherA: null,
    bin: ['A', ...BINNED],
  },
  {
    sdk: 'PHP 5.1.0',
    sends: 'GET /v1/async-actions?end_date=2999-11-28T19%3A07%3A00%2B00%3A00',
    status: 200,
    answer: { async_actions: [expect.objectContaining({ object: 'async_action' })] },
  },
  {
    sdk: 'PHP 5.1.0',
    sends: 'GET /v1/trash-bin?filters%5Bresource_name%5D%5Bconditions%5D%5B%24is%5D%5B0%5D=BINNED',
    status: 200,
    answer: onlyEntry,
  },
  {
    sdk: 'PHP 5.1.0',
    sends: 'POST /v1/vouchers/bulk/async',
    body: [{ code: 'A', metadata: [] }],
    status: 400,
    answer: { key: 'invalid_payload', details: 'Property .0.metadata must be object' },
  },
];

const PYTHON: readonly SentRequest[] = [
  {
    sdk: 'Python 6.0.0',
    sends: 'GET /v1/async-actions?end_date=2999-11-28T19%3A07%3A00.232336%2B0000',
    status: 200,
    answer: { async_actions: [expect.objectContaining({ object: 'async_action' })] },
  },
  {
    sdk: 'Python 6.0.0',
    sends: 'GET /v1/async-actions?end_date=2000-11-28T19%3A07%3A00.232336%2B0000',
    status: 200,
    answer: { async_actions: [] },
  },
  {
    sdk: 'Python 6.0.0',
    sends: 'DELETE /v1/vouchers/A?force=true',
    status: 204,
    voucherA: null,
  },
  {
    // A list in a query is written as Python shows it. It is one text, which no entry has.
    sdk: 'Python 6.0.0',
    sends: 'GET /v1/trash-bin?filters[resource_name][conditions][$is]=%5B%27BINNED%27%5D',
    status: 200,
    answer: { data: [] },
  },
  {
    sdk: 'Python 6.0.0',
    sends: 'POST /v1/vouchers/bulk/async',
    body: [],
    status: 400,
    answer: { details: 'Payload must NOT have fewer than 1 items' },
  },
];

const RUBY_AND_JAVA: readonly SentRequest[] = [
  {
    sdk: 'Java',
    sends: 'PUT /v1/vouchers/A',
    body: { expiration_date: null },
    status: 200,
    voucherA: { ...DATED, expiration_date: null },
  },
  {
    sdk: 'Java',
    sends: 'POST /v1/vouchers/GIFT',
    body: { type: 'GIFT_VOUCHER', gift: { amount: 10_000 } },
    status: 200,
    answer: { redemption: expect.objectContaining({ redeemed_amount: 0 }) },
  },
  {
    sdk: 'Java',
    sends: 'POST /v1/vouchers/CARD',
    body: { type: 'LOYALTY_CARD', loyalty_card: { points: 7 } },
    status: 200,
    answer: { redemption: expect.objectContaining({ redeemed_points: 0 }) },
  },
  {
    sdk: 'Java',
    sends: 'GET /v1/async-actions?end_date=2000-11-28T19%3A07%3A00.232336Z',
    status: 200,
    answer: { async_actions: [] },
  },
  {
    sdk: 'Ruby',
    sends: 'GET /v1/trash-bin?filters%5Bresource_name%5D%5Bconditions%5D%5B%24is%5D%5B0%5D=BINNED',
    status: 200,
    answer: onlyEntry,
  },
];

/** What the generated SDKs have in common. */
const GENERATED = ['Java', 'PHP 5.1.0', 'Python 6.0.0', 'Ruby'].flatMap<SentRequest>((sdk) => [
  {
    sdk,
    sends: 'PUT /v1/vouchers/A',
    body: { ...CLEARED, discount: null, gift: null, loyalty_card: null },
    status: 200,
    answer: { ...CLEARED, discount: { type: 'PERCENT', percent_off: 10 } },
    voucherA: CLEARED,
  },
  {
    sdk,
    sends: 'GET /v1/trash-bin?filters[resource_name][conditions][$is]=BINNED',
    status: 200,
    answer: onlyEntry,
  },
  {
    sdk,
    sends:
      'GET /v1/trash-bin?filters%5Bresource_name%5D%5Bconditions%5D%5B%24starts_with%5D=BIN&order=-id',
    status: 200,
    answer: onlyEntry,
  },
]);

/** What official SDKs are known to send where clients differ: booleans, dates, nulls, arrays and filters. */
export const SDK_REQUESTS: readonly SentRequest[] = [
  ...JAVASCRIPT,
  ...PHP,
  ...PYTHON,
  ...RUBY_AND_JAVA,
  ...GENERATED,
];
