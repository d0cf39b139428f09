import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Service } from '../support/service.js';

/** Redis away and back is in redis.e2e-spec.ts. */
describe('the health routes', () => {
  let service: Service;

  beforeEach(async () => {
    service = await Service.start();
  });

  afterEach(() => service.dispose());

  const get = (path: string) => service.api.request('GET', path, { anonymous: true });
  const ready = async () => {
    const { status, body } = await get('/health/ready');
    return { status, body };
  };
  const HEALTHY = {
    status: 200,
    body: { status: 'ok', checks: { database: 'up', migrations: 'up', queue: 'up' } },
  };

  it('answer to everyone, and no cache keeps their answers', async () => {
    const live = await get('/health/live');

    expect(live).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(live.headers.get('cache-control')).toContain('no-store');
    expect((await get('/health/ready')).headers.get('cache-control')).toContain('no-store');
    expect(await ready()).toEqual(HEALTHY);
  });

  it('call a service unready whose database file has gone, and ready when it is back', async () => {
    const file = join(service.directory, 'vouchsafe.db');
    const elsewhere = `${file}.moved`;
    renameSync(file, elsewhere);
    expect(await ready()).toMatchObject({
      status: 503,
      body: { status: 'unavailable', checks: { database: 'down' } },
    });
    expect((await get('/health/live')).status).toBe(200);

    renameSync(elsewhere, file);
    expect(await ready()).toEqual(HEALTHY);
  });

  it('call a service unready whose schema lacks a migration, and say nothing else of it', async () => {
    const [last] = await service.database.read<{ name: string }>(
      'SELECT name FROM schema_migrations ORDER BY id DESC LIMIT 1',
    );
    await service.database.write('DELETE FROM schema_migrations WHERE name = ?', [
      String(last?.name),
    ]);

    expect(await ready()).toEqual({
      status: 503,
      body: {
        status: 'unavailable',
        checks: { database: 'up', migrations: 'down', queue: 'up' },
      },
    });
  });
});
