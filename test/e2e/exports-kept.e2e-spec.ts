import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { exportOf } from '../support/jobs/exports.js';
import { notFound, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

describe('exports that are kept', () => {
  let service: SharedService;
  let api: ApiClient;

  beforeAll(async () => {
    service = await SharedService.join();
    api = service.api;
  });

  afterAll(() => service.dispose());

  const idsOf = ({ exports }: { exports: { id: string }[] }) => exports.map(({ id }) => id);

  it('are listed page by page, and counted', async () => {
    const own = new ApiClient(api.url, await service.createOtherProject());
    const made = [await exportOf(own), await exportOf(own), await exportOf(own)];
    const ids = made.map(({ id }) => id as string);

    const page = async (query: string) => (await own.get(`/v1/exports?${query}`)).body;
    const { exports: newest, ...list } = await page('limit=2');

    expect(list).toEqual({ object: 'list', data_ref: 'exports', total: 3 });
    expect(newest).toEqual([made[2], made[1]]);
    expect((await page('limit=2&page=2')).exports).toEqual([made[0]]);
    expect(idsOf(await page('order=created_at'))).toEqual(ids);
    expect((await page('order=status')).exports).toHaveLength(3);
  });

  it('are deleted with their files', async () => {
    const one = await exportOf(api);
    const path = `/v1/exports/${one.id}`;

    expect((await api.request('DELETE', path)).status).toBe(204);

    const gone = notFound('export', one.id as string);
    expect(await api.get(path)).toMatchObject(gone);
    expect(await api.request('DELETE', path)).toMatchObject(gone);
    expect(await api.get(one.result.url as string)).toMatchObject(UNAUTHORIZED);
    const left = await service.database.read(
      'SELECT number FROM export_chunks WHERE export_id = ?',
      [one.id as string],
    );
    expect(left).toEqual([]);
  });

  it('are unknown to other projects', async () => {
    const one = await exportOf(api);
    const other = new ApiClient(api.url, await service.createOtherProject());
    const path = `/v1/exports/${one.id}`;

    for (const method of ['GET', 'DELETE']) {
      expect(await other.request(method, path)).toMatchObject(notFound('export', one.id as string));
    }
    expect((await other.get('/v1/exports')).body.total).toBe(0);
    expect((await api.get(path)).status).toBe(200);
  });

  it('are in the audit trail', async () => {
    const one = await exportOf(api);
    await api.get(one.result.url as string);
    await api.request('DELETE', `/v1/exports/${one.id}`);

    const entries = await service.database.read<{ event: string }>(
      `SELECT event FROM audit_entries WHERE resource_id = ? AND event <> 'export.downloaded' ORDER BY id`,
      [one.id as string],
    );
    expect(entries.map(({ event }) => event)).toEqual(['export.created', 'export.deleted']);
  });
});
