import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  codeOf,
  isUnknown,
  itemsWithUnknownCodes,
  newVouchers,
  WORTH,
} from '../factories/bulk-items.js';
import type { Answer } from '../support/http/api-client.js';
import { expectAppliedOnce } from '../support/jobs/applied-once.js';
import { eventually } from '../support/eventually.js';
import { describeWithFullDisk, fillDisk, freeDisk } from '../support/machine/file-size-limit.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;

describeWithFullDisk('a full disk', () => {
  let service: Service;
  const items = itemsWithUnknownCodes(ROWS);

  beforeAll(async () => {
    service = await Service.start();
    await service.api.importVouchers(newVouchers(ROWS));
  });

  beforeEach(() => freeDisk(service.pid));

  afterAll(() => service.dispose());

  function expectRefusal({ status, body, headers }: Answer): void {
    expect(status).toBe(503);
    expect(body).toEqual({
      code: 503,
      key: 'storage_unavailable',
      message: 'Storage unavailable',
      details: expect.any(String),
      request_id: expect.stringMatching(/^v-[0-9a-f]{18}$/),
    });
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
  }

  it('answers 503 to every kind of write and stores nothing of it', async () => {
    const before = await counts();
    fillDisk(service.pid);
    expectRefusal(await service.api.request('POST', '/v1/vouchers/new-1', { json: WORTH }));
    expectRefusal(await service.api.bulkUpdate(items));
    const imported = { json: newVouchers(5_000, ROWS) };
    expectRefusal(await service.api.request('POST', '/v1/vouchers/import', imported));
    expect(await counts()).toEqual(before);
    expect((await service.api.get('/v1/vouchers/new-1')).status).toBe(404);
  });

  it('goes on answering reads', async () => {
    fillDisk(service.pid);
    expectRefusal(await service.api.request('POST', '/v1/vouchers/new-2', { json: WORTH }));
    expect((await service.api.get(`/v1/vouchers/${codeOf(0)}`)).status).toBe(200);
    expect((await service.api.get('/v1/async-actions')).status).toBe(200);
    expect((await service.api.get('/health/ready')).status).toBe(200);
  });

  it('works again without a restart once there is room, with all that was acknowledged', async () => {
    await service.api.createVoucher('acknowledged');
    fillDisk(service.pid);
    expectRefusal(await service.api.request('POST', '/v1/vouchers/new-3', { json: WORTH }));
    freeDisk(service.pid);
    await service.api.createVoucher('new-3');
    expect((await service.api.get('/v1/vouchers/acknowledged')).status).toBe(200);
    expect((await service.api.get('/v1/vouchers/new-3')).status).toBe(200);
  });

  it('halts a job that is in the middle, which then applies every row once', async () => {
    const { status, body } = await service.api.bulkUpdate(items);
    expect(status).toBe(202);
    const path = `/v1/async-actions/${body.async_action_id as string}`;
    const action = async () => (await service.api.get(path)).body;
    await eventually('it is in the middle', async () => (await action()).progress > 0);
    fillDisk(service.pid);
    expectRefusal(await service.api.request('POST', '/v1/vouchers/new-4', { json: WORTH }));
    expect((await action()).status).toBe('IN_PROGRESS');
    freeDisk(service.pid);
    await expectAppliedOnce(service, body.async_action_id as string, items, isUnknown);
  });

  it('leaves a sound file that the next start opens', async () => {
    fillDisk(service.pid);
    expectRefusal(await service.api.bulkUpdate(items));
    await service.stop('SIGKILL');
    service = await Service.start({ directory: service.directory });
    const [check] = await service.database.read('PRAGMA integrity_check');
    expect(check).toEqual({ integrity_check: 'ok' });
    expect((await service.api.get('/v1/vouchers/acknowledged')).status).toBe(200);
  });

  function counts(): Promise<unknown[]> {
    return service.database.read(
      `SELECT (SELECT count(*) FROM vouchers) AS vouchers,
        (SELECT count(*) FROM async_actions) AS actions,
        (SELECT count(*) FROM async_action_chunks) AS chunks`,
    );
  }
});
