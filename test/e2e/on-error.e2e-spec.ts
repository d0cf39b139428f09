import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, newVouchers } from '../factories/bulk-items.js';
import type { RequestOptions } from '../support/http/api-client.js';
import { csvUpload } from '../support/http/csv-upload.js';
import { invalidQuery } from '../support/http/error-bodies.js';
import { settledActions } from '../support/jobs/expectations.js';
import { outcomesOf } from '../support/jobs/report-outcomes.js';
import { SharedService } from '../support/service/shared-service.js';

/** Three chunks of 2,000 rows. */
const ROWS = 6_000;
const FAILED = 3;
/** Unknown codes stand before all others, and so in the first chunk. */
const ITEMS = [
  ...Array.from({ length: FAILED }, (_, i) => ({ code: `a-${i}`, metadata: { n: 1 } })),
  ...newVouchers(ROWS - FAILED).map(({ code }) => ({ code, metadata: { n: 1 } })),
];
/** The first ones are there already, and stand before the new ones. */
const NEW_VOUCHERS = [...newVouchers(FAILED), ...newVouchers(ROWS - FAILED, 500_000)];
const CSV_ROWS = ITEMS.map(({ code }, row) => `csv-${code},GIFT_VOUCHER,${row < FAILED ? 'x' : 1}`);
const ROUTES: Readonly<Record<string, RequestOptions | Promise<RequestOptions>>> = {
  'bulk/async': { json: ITEMS },
  'metadata/async': { json: { codes: ITEMS.map(({ code }) => code), metadata: { n: 1 } } },
  import: { json: NEW_VOUCHERS },
  importCSV: csvUpload(['Code,Voucher Type,Value', ...CSV_ROWS, ''].join('\n')),
};

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.importVouchers(newVouchers(ROWS - FAILED));
});

afterAll(() => service.dispose());

async function run(route: string, query: string) {
  const path = `/v1/vouchers/${route}?${query}`;
  const { status, body } = await service.api.request('POST', path, await ROUTES[route]);
  expect(status).toBe(202);
  return service.api.waitForAction(body.async_action_id as string, 60_000);
}

describe.each(Object.keys(ROUTES))('rows that fail of POST /v1/vouchers/%s', (route) => {
  it('stop it before its next chunk with on_error=stop; counts and report agree, and a retry does the rest', async () => {
    const stopped = await run(route, 'on_error=stop&max_failed_rows=2');

    expect(stopped).toMatchObject({
      status: 'FAILED',
      operation_status: 'FAILED',
      progress: 100,
      on_error: 'stop',
      max_failed_rows: 2,
      result: {
        failed_count: FAILED,
        error: { message: 'The job was stopped because more than 2 rows failed' },
      },
    });
    const { done_count: done, unprocessed_count: left } = stopped.result as Record<string, number>;
    expect(left).toBeGreaterThan(0);
    const outcomes = outcomesOf(await service.api.report(stopped));
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    expect([outcomes.length, count('not_processed')]).toEqual([ROWS, left]);
    expect((done ?? 0) + FAILED + (left ?? 0)).toBe(ROWS);

    const path = `/v1/async-actions/${stopped.id as string}/retry?on_error=continue`;
    const { body } = await service.api.request('POST', path);
    const retried = await service.api.waitForAction(body.async_action_id as string, 60_000);
    expect(retried).toMatchObject({
      status: 'DONE',
      on_error: 'continue',
      result: { done_count: left, failed_count: FAILED },
    });
    expect(retried).not.toHaveProperty('max_failed_rows');
  });

  it('change nothing about the others while no more of them fail than may', async () => {
    expect(await run(route, `on_error=stop&max_failed_rows=${ROWS}`)).toMatchObject({
      status: 'DONE',
    });
  });

  it.each([
    ['max_failed_rows=2', 'Property .max_failed_rows must come with on_error=stop'],
    [
      'on_error=continue&max_failed_rows=2',
      'Property .max_failed_rows must come with on_error=stop',
    ],
    [
      'on_error=all_or_nothing&max_failed_rows=2',
      'Property .max_failed_rows must come with on_error=stop',
    ],
    [
      'on_error=stop&max_failed_rows=-1',
      'Property .max_failed_rows must be integer from 0 to 2147483647',
    ],
    [
      'on_error=ignore',
      'Property .on_error must be equal to one of the allowed values [ continue, stop, all_or_nothing ]',
    ],
  ])('are not told what to do by %s: nothing is stored', async (query, details) => {
    const before = await settledActions(service.api);
    const path = `/v1/vouchers/${route}?${query}`;
    const { status, body } = await service.api.request('POST', path, await ROUTES[route]);

    expect({ status, body: body as unknown }).toEqual(invalidQuery(details));
    expect(await settledActions(service.api)).toEqual(before);
  });
});

it('without the option every row is processed', async () => {
  const action = await run('bulk/async', '');
  expect(action).toMatchObject({ status: 'DONE', result: { failed_count: FAILED } });
  expect(action).not.toHaveProperty('on_error');
  expect((await service.api.getVoucher(codeOf(0))).metadata).toMatchObject({ n: 1 });
});
