import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PostgresProcess } from '../../../scripts/support/postgres-process.js';
import { eventually } from '../../support/eventually.js';

import { Service } from '../../support/service/service.js';

describe('a service whose PostgreSQL goes away', () => {
  let server: PostgresProcess;
  let service: Service;

  beforeEach(async () => {
    server = await PostgresProcess.start(['fsync=off']);
    service = await Service.start({ env: { DATABASE_URL: server.url } });
    await service.api.createVoucher('before');
  });

  afterEach(async () => {
    await service.dispose();
    await server.dispose();
  });

  const create = (code: string) =>
    service.api.request('POST', `/v1/vouchers/${code}`, { json: { gift: { amount: 1 } } });
  const readiness = async () => (await service.api.get('/health/ready')).status;

  it('answers 503 with a reason meanwhile, and works again when it is back', async () => {
    await server.stop();
    const refused = await create('meanwhile');
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ key: 'storage_unavailable' });
    expect((await service.api.get('/v1/vouchers/before')).status).toBe(503);
    expect(await readiness()).toBe(503);

    await server.boot();
    await eventually('it is ready', async () => (await readiness()) === 200);
    expect((await service.api.get('/v1/vouchers/before')).status).toBe(200);
    expect((await service.api.get('/v1/vouchers/meanwhile')).status).toBe(404);
    expect((await service.api.runBulk([{ code: 'before', metadata: { a: 1 } }])).status).toBe(
      'DONE',
    );
  });

  it('does not start without it, and says why', async () => {
    await server.stop();
    const late = await Service.spawn({
      env: { DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/none' },
    });
    expect(await late.waitForExit()).toBe(1);
    expect(late.log).toMatch(/cannot start.*ECONNREFUSED/s);
    expect(late.log).not.toContain('hunter2');
    await late.dispose();
  });
});
