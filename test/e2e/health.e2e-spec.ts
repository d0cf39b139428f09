import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../support/service/service.js';

/** A row of the table that says which migrations have run. */
interface Migration {
  readonly id: number;
  readonly timestamp: number;
  readonly name: string;
}

/** Redis away and back is in redis.e2e-spec.ts. */
describe('the health routes', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start();
  });

  afterAll(() => service.dispose());

  const get = (path: string) => service.api.request('GET', path, { anonymous: true });
  const ready = async () => {
    const { status, body } = await get('/health/ready');
    return { status, body };
  };
  const HEALTHY = {
    status: 200,
    body: {
      status: 'ok',
      checks: { database: 'up', migrations: 'up', queue: 'up' },
      disabled_webhooks: 0,
    },
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
    const [last] = await service.database.read<Migration>(
      'SELECT id, timestamp, name FROM schema_migrations ORDER BY id DESC LIMIT 1',
    );
    const { id, timestamp, name } = last as Migration;
    await service.database.write('DELETE FROM schema_migrations WHERE id = ?', [id]);

    expect(await ready()).toEqual({
      status: 503,
      body: {
        status: 'unavailable',
        checks: { database: 'up', migrations: 'down', queue: 'up' },
        disabled_webhooks: null,
      },
    });

    await service.database.write(
      'INSERT INTO schema_migrations (id, timestamp, name) VALUES (?, ?, ?)',
      [id, timestamp, name],
    );
    expect(await ready()).toEqual(HEALTHY);
  });
});
