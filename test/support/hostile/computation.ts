import { gzipSync } from 'node:zlib';
import { csvUpload } from '../http/csv-upload.js';
import { longNumber, strike, strikeAtOnce, type Attack } from './attack.js';

const BULK = '/v1/vouchers/bulk/async';
const GZIP = { 'content-encoding': 'gzip' };

const gzip = (text: string) => Uint8Array.from(gzipSync(text));

// Made before the attack begins: what the client computes then would delay the others as well.
const LONG_NUMBER = `{"gift":{"amount":1},"metadata":{"n":${longNumber(250_000)}}}`;
const LONG_NUMBER_IN_BULK = `[{"code":"A","metadata":{"n":${longNumber(600_000)}}}]`;
const LONG_CELLS = Array.from(
  { length: 24 },
  (_, n) => `C${n},GIFT_VOUCHER,1,${longNumber(60_000)}`,
);
const MANY_VALUES = Array.from({ length: 125_000 }, (_, n) => n);
const LARGE_VALUES = gzip(
  JSON.stringify(
    Array.from({ length: 16 }, (_, n) => ({
      code: `L${n}`,
      metadata: { a: Array(32_000).fill(1) as number[] },
    })),
  ),
);

/** Input on which a careless reader computes far longer than its size explains. */
export const COMPUTATIONS: readonly Attack[] = [
  {
    name: 'a long number in a single body',
    run: (tenant) =>
      strikeAtOnce(4, (n) =>
        tenant.request('POST', `/v1/vouchers/number-${n}`, { body: LONG_NUMBER }),
      ),
  },
  {
    name: 'a long number in bulk bodies, one for each thread',
    run: (tenant) =>
      strikeAtOnce(4, () => tenant.request('POST', BULK, { body: LONG_NUMBER_IN_BULK })),
  },
  {
    name: 'long numbers in the cells of a CSV file',
    run: async (tenant) => {
      await strike(() =>
        tenant.request('POST', '/v1/metadata-schemas', {
          json: { related_object: 'voucher', properties: { n: { type: 'number' } } },
        }),
      );
      const upload = await csvUpload(`Code,Voucher Type,Value,n\n${LONG_CELLS.join('\n')}\n`);
      await strike(() => tenant.request('POST', '/v1/vouchers/importCSV', upload));
    },
  },
  {
    name: 'a schema with long lists, and values of the largest size',
    run: async (tenant) => {
      const ne = MANY_VALUES;
      await strike(() =>
        tenant.request('POST', '/v1/metadata-schemas', {
          json: { related_object: 'lists', properties: { a: { type: 'number', array: true, ne } } },
        }),
      );
      await strike(() => tenant.request('POST', BULK, { body: LARGE_VALUES, headers: GZIP }));
    },
  },
  {
    name: 'patterns of codes of 250,000 places',
    run: (tenant) =>
      strikeAtOnce(4, () =>
        tenant.request('POST', '/v1/vouchers', {
          json: { gift: { amount: 1 }, code_config: { pattern: '#'.repeat(250_000) } },
        }),
      ),
  },
];
