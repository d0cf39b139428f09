import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, isUnknown, newVouchers, type BulkItem } from '../factories/bulk-items.js';
import { countByRevision, expectReport } from '../support/jobs/applied-once.js';
import { LoadMeter } from '../support/service/load-meter.js';
import { Service } from '../support/service/service.js';

const VOUCHERS = 200_000;
const VOUCHERS_A_REQUEST = 50_000;
const ITEMS = 76_000;
const UNKNOWN = ITEMS / 100;
const MAX_BODY_BYTES = 10_485_760;

/** Distinct values in five keys, 1 % unknown codes, spread over all vouchers; together just under 10 MiB. */
function standardItems(): BulkItem[] {
  return Array.from({ length: ITEMS }, (_, i) => ({
    code: isUnknown(i) ? `no-${i}` : codeOf((i * 7_919) % VOUCHERS),
    metadata: {
      batch: `b${i}`,
      segment: `seg-${i}`,
      score: i,
      active: i % 2 === 0,
      note: `note ${i} of the load`,
    },
  }));
}

describe('the standard load', () => {
  const items = standardItems();
  const body = JSON.stringify(items);
  let service: Service;
  let action: Awaited<ReturnType<Service['api']['waitForAction']>>;

  beforeAll(async () => {
    service = await Service.start();
    for (let from = 0; from < VOUCHERS; from += VOUCHERS_A_REQUEST) {
      await service.api.importVouchers(newVouchers(VOUCHERS_A_REQUEST, from));
    }
    const meter = existsSync(`/proc/${service.pid}/status`) ? new LoadMeter(service) : undefined;
    const start = performance.now();
    const { body: accepted } = await service.api.request('POST', '/v1/vouchers/bulk/async', {
      body,
    });
    const postMs = Math.round(performance.now() - start);
    action = await service.api.waitForAction(accepted.async_action_id as string, 120_000);
    const doneMs = Math.round(performance.now() - start);
    const readings = await meter?.stop();
    process.stdout.write(`Standard load: ${JSON.stringify({ postMs, doneMs, ...readings })}\n`);
  }, 240_000);

  afterAll(() => service.dispose());

  it('is a request of just under 10 MiB', () => {
    expect(body.length).toBeLessThanOrEqual(MAX_BODY_BYTES);
    expect(body.length).toBeGreaterThan(0.95 * MAX_BODY_BYTES);
  });

  it('counts every row and lists the first thousand errors at most', () => {
    expect(action).toMatchObject({ status: 'DONE', operation_status: 'FAILED', progress: 100 });
    const { done_count, failed_count, errors } = action.result;
    expect({ done_count, failed_count }).toEqual({
      done_count: ITEMS - UNKNOWN,
      failed_count: UNKNOWN,
    });
    expect(errors).toHaveLength(Math.min(UNKNOWN, 1_000));
    expect(errors[0]).toMatchObject({ code: 'no-99', key: 'not_found' });
  });

  it('changes each named voucher once and no other', async () => {
    expect(await countByRevision(service)).toEqual([
      { revision: 0, vouchers: VOUCHERS - ITEMS + UNKNOWN },
      { revision: 1, vouchers: ITEMS - UNKNOWN },
    ]);
    const last = items[ITEMS - 2];
    expect((await service.api.getVoucher(last?.code ?? '')).metadata).toEqual(last?.metadata);
  });

  it('reports every row in the order of the request', async () => {
    const report = await service.api.report(action as Parameters<typeof service.api.report>[0]);
    expectReport(report, items, isUnknown);
  });

  it('lists no more than a thousand errors when more rows failed', async () => {
    const unknown = Array.from({ length: 1_500 }, (_, i) => ({ code: `no-${i}`, metadata: {} }));
    const { result } = await service.api.runBulk(unknown);
    expect(result.failed_count).toBe(1_500);
    expect(result.errors).toHaveLength(1_000);
    expect(result.errors[999].code).toBe('no-999');
  });
});
