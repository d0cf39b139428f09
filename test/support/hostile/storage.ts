import { gzipSync } from 'node:zlib';
import { strike, strikeAtOnce, type Attack } from './attack.js';

const VOUCHERS = 300;
const LISTS = 12;

const conditions = (count: number) =>
  Array.from({ length: count }, (_, n) => `filters[metadata.k${n}][conditions][$contains]=x`).join(
    '&',
  );

// Made before the attack begins: what the client computes then would delay the others as well.
const METADATA = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`key${n}`, 'abc']));
const LARGE_VOUCHERS = Array.from({ length: VOUCHERS }, (_, n) => ({
  code: `M${n}`,
  type: 'GIFT_VOUCHER',
  gift: { amount: 1 },
  metadata: METADATA,
}));
const MANY_ROWS = Uint8Array.from(
  gzipSync(`[${Array(381_482).fill('{"code":"a","metadata":{}}').join(',')}]`),
);

/** Requests that are cheap to send, and dear to the database and its disk. */
export const STORAGE: readonly Attack[] = [
  {
    name: 'lists with many conditions on large metadata',
    run: async (tenant) => {
      await strike(() => tenant.importVouchers(LARGE_VOUCHERS));
      await strike(() => tenant.get(`/v1/vouchers?${conditions(120)}`));
      await strikeAtOnce(LISTS, () => tenant.get(`/v1/vouchers?${conditions(10)}`));
    },
  },
  {
    name: 'many schemas, and lists of them',
    run: async (tenant) => {
      const eq = ['x'.repeat(50_000)];
      await strikeAtOnce(150, (n) =>
        tenant.request('POST', '/v1/metadata-schemas', {
          json: { related_object: `resource${n}`, properties: { a: { type: 'string', eq } } },
        }),
      );
      await strikeAtOnce(10, () => tenant.get('/v1/metadata-schemas'));
    },
  },
  {
    name: 'a few kilobytes that become hundreds of thousands of rows',
    run: async (tenant) => {
      await strikeAtOnce(3, () =>
        tenant.request('POST', '/v1/vouchers/bulk/async', {
          body: MANY_ROWS,
          headers: { 'content-encoding': 'gzip' },
        }),
      );
    },
  },
];
