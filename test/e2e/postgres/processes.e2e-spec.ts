import { afterEach, describe, expect, it } from '@jest/globals';
import {
  codeOf,
  isUnknown,
  itemsWithUnknownCodes,
  newVouchers,
} from '../../factories/bulk-items.js';
import { expectAppliedOnce } from '../../support/jobs/applied-once.js';
import { eventually } from '../../support/eventually.js';
import { Service } from '../../support/service/service.js';

const ROWS = 10_000;

describe('many processes on one database', () => {
  const items = itemsWithUnknownCodes(ROWS);
  const services: Service[] = [];

  afterEach(async () => {
    for (const service of services.slice(1)) await service.stop('SIGKILL');
    await services[0]?.dispose();
    services.length = 0;
  });

  /** One more process, on the database of the first one. */
  async function start(role: 'all' | 'api' | 'worker'): Promise<Service> {
    const service = await Service.start({
      directory: services[0]?.directory,
      env: { ROLE: role },
    });
    services.push(service);
    return service;
  }

  async function submit(service: Service): Promise<string> {
    const { status, body } = await service.api.bulkUpdate(items);
    expect(status).toBe(202);
    return body.async_action_id as string;
  }

  const progressOf = async (service: Service, id: string) =>
    (await service.api.get(`/v1/async-actions/${id}`)).body.progress as number;

  it('start at the same time on an empty database and share one project and key', async () => {
    const first = await Service.spawn({ env: { ROLE: 'all' } });
    services.push(first);
    for (let more = 0; more < 3; more += 1) {
      services.push(await Service.spawn({ directory: first.directory }));
    }
    await Promise.all(services.map((service) => service.waitUntilReady()));

    expect(await first.database.read('SELECT id FROM projects')).toHaveLength(1);
    await first.api.createVoucher('shared');
    for (const { api } of services) expect((await api.get('/v1/vouchers/shared')).status).toBe(200);
  });

  it('accept in one role and work in the other', async () => {
    const api = await start('api');
    const { body } = await api.api.request('POST', '/v1/vouchers/import', {
      json: newVouchers(1),
    });
    const id = body.async_action_id as string;
    expect(await progressOf(api, id)).toBe(0);
    await start('worker');
    await api.api.waitForAction(id);
    expect((await api.api.get(`/v1/vouchers/${codeOf(0)}`)).status).toBe(200);
  });

  it('apply every row of every job once, whichever of them works', async () => {
    const first = await start('all');
    await first.api.importVouchers(newVouchers(ROWS));
    await start('all');
    await start('all');
    const id = await submit(first);
    await expectAppliedOnce(first, id, items, isUnknown);
  });

  it('finish the job of one that is killed in the middle', async () => {
    const api = await start('api');
    const worker = await start('worker');
    await api.api.importVouchers(newVouchers(ROWS));
    const id = await submit(api);
    await eventually('it has begun', async () => (await progressOf(api, id)) > 0);
    await worker.stop('SIGKILL');
    await start('worker');
    await expectAppliedOnce(api, id, items, isUnknown);
  });

  it('end in each role when they are told to, and leave the job to those that come', async () => {
    const api = await start('api');
    const worker = await start('worker');
    await api.api.importVouchers(newVouchers(ROWS));
    const id = await submit(api);
    await eventually('it has begun', async () => (await progressOf(api, id)) > 0);

    expect(await worker.stop('SIGTERM')).toBe(0);
    const leases = await api.database.read(
      'SELECT CAST(expires_at AS integer) AS "expiresAt" FROM project_leases',
    );
    expect(leases).toEqual([{ expiresAt: 0 }]);
    expect(await api.stop('SIGTERM')).toBe(0);

    await start('worker');
    await expectAppliedOnce(await start('api'), id, items, isUnknown);
  });
});
