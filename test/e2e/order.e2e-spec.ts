import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, newVouchers } from '../factories/bulk-items.js';
import { ApiClient } from '../support/http/api-client.js';
import { countByRevision } from '../support/jobs/applied-once.js';
import { Service } from '../support/service/service.js';
import { SharedService } from '../support/service/shared-service.js';

const JOBS = 200;
const CODES = 10;

/** A job that leaves its number on every voucher, as the last one and in a key of its own. */
function jobItems(number: number) {
  return newVouchers(CODES).map(({ code }) => ({
    code,
    metadata: { last: number, [`job${number}`]: true },
  }));
}

describe('the order of jobs', () => {
  let service: Service;
  const accepted: string[] = [];

  beforeAll(async () => {
    service = await Service.start();
    await service.api.importVouchers(newVouchers(CODES));
    for (let number = 0; number < JOBS; number += 1) {
      const { body } = await service.api.bulkUpdate(jobItems(number));
      accepted.push(body.async_action_id as string);
    }
    await service.api.waitForAction(accepted.at(-1) ?? '', 60_000);
  });

  afterAll(() => service.dispose());

  it('lets the last of many jobs on the same codes win', async () => {
    for (const { code } of newVouchers(CODES)) {
      expect((await service.api.getVoucher(code)).metadata.last).toBe(JOBS - 1);
    }
  });

  it('applies every job to every voucher once', async () => {
    expect(await countByRevision(service)).toEqual([{ revision: JOBS, vouchers: CODES }]);
    const { metadata } = await service.api.getVoucher(codeOf(0));
    expect(Object.keys(metadata as object)).toHaveLength(JOBS + 1);
  });

  it('begins each job only when the one before it has ended, in the order of acceptance', async () => {
    const rows = await service.database.read<{
      id: string;
      started_at: number;
      finished_at: number;
    }>(
      `SELECT id, CAST(started_at AS double precision) AS started_at,
          CAST(finished_at AS double precision) AS finished_at FROM async_actions
        WHERE type = 'VOUCHERS.BULK_UPDATE' ORDER BY sequence`,
    );
    expect(rows.map(({ id }) => id)).toEqual(accepted);
    const tooEarly = rows.filter(
      ({ started_at }, i) => started_at < (rows[i - 1]?.finished_at ?? 0),
    );
    expect(tooEarly).toEqual([]);
  });
});

describe('two projects with the same codes', () => {
  let service: SharedService;
  let second: ApiClient;

  beforeAll(async () => {
    service = await SharedService.join();
    second = new ApiClient(service.api.url, await service.createOtherProject());
    await service.api.importVouchers(newVouchers(CODES));
    await second.importVouchers(newVouchers(CODES));
  });

  afterAll(() => service.dispose());

  it('changes the vouchers of the project that asked, and no other', async () => {
    await service.api.runBulk([{ code: codeOf(0), metadata: { owner: 'first' } }]);
    expect((await second.getVoucher(codeOf(0))).metadata).toEqual({});
    await second.runBulk([{ code: codeOf(0), metadata: { owner: 'second' } }]);
    expect((await service.api.getVoucher(codeOf(0))).metadata).toEqual({ owner: 'first' });
    expect((await second.getVoucher(codeOf(0))).metadata).toEqual({ owner: 'second' });
  });

  it('keeps apart what both change at the same time', async () => {
    const numbers = Array.from({ length: 20 }, (_, number) => number);
    const jobs = numbers.flatMap((number) =>
      [service.api, second].map((api) =>
        api.runBulk(
          newVouchers(CODES).map(({ code }) => ({
            code,
            metadata: { by: api.key.appId, [`key${number}`]: number },
          })),
        ),
      ),
    );
    await Promise.all(jobs);
    for (const api of [service.api, second]) {
      const { metadata } = await api.getVoucher(codeOf(5));
      expect(metadata).toMatchObject({ by: api.key.appId, key0: 0, key19: 19 });
    }
  });

  it("does not know the other project's actions and vouchers", async () => {
    const action = await service.api.runBulk([{ code: codeOf(1), metadata: { a: 1 } }]);
    await service.api.createVoucher('only-first');
    expect((await second.get(`/v1/async-actions/${action.id as string}`)).status).toBe(404);
    expect((await second.get('/v1/vouchers/only-first')).status).toBe(404);
    const failed = await second.runBulk([{ code: 'only-first', metadata: { a: 1 } }]);
    expect(failed.result).toMatchObject({ done_count: 0, failed_count: 1 });
  });
});
