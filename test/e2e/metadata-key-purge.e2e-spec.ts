import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import type { ApiClient } from '../support/http/api-client.js';
import { SharedService } from '../support/service/shared-service.js';

const REMOVED = { type: 'string', optional: true, deleted: true };

describe('the purge of a metadata key', () => {
  let service: SharedService;
  let api: ApiClient;
  let schemaId: string;

  beforeAll(async () => {
    service = await SharedService.join();
    ({ api } = service);
    const answer = await api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'voucher' },
    });
    schemaId = answer.body.id as string;
  });

  afterAll(() => service.dispose());

  const define = (key: string, definition: object = REMOVED) =>
    api.request('PUT', `/v1/metadata-schemas/${schemaId}`, {
      body: `{"properties":{${JSON.stringify(key)}:${JSON.stringify(definition)}}}`,
    });
  const submit = (key: unknown, id = schemaId) =>
    api.request('POST', `/v1/metadata-schemas/${id}/purge`, { json: { key } });
  const purge = async (key: string) =>
    api.waitForAction((await submit(key)).body.async_action_id as string);
  const definitions = async () => (await api.get('/v1/metadata-schemas/voucher')).body.properties;

  it('takes the key out of every voucher that has it, over as many chunks as it needs', async () => {
    const vouchers = Array.from({ length: 4_500 }, (_, n) => ({
      code: `many-${n}`,
      metadata: n % 3 === 0 ? { kept: n, gone: 'x' } : { kept: n },
    }));
    await api.importVouchers(vouchers);
    await define('gone');

    const action = await purge('gone');

    expect(action).toMatchObject({
      type: 'VOUCHERS.METADATA_KEY_PURGE',
      status: 'DONE',
      operation_status: 'SUCCESS',
      progress: 100,
      request_id: expect.stringMatching(/^w-[0-9a-f]{18}$/),
      result: { message: 'Updated 1500 vouchers.', done_count: 1_500 },
    });
    expect((await api.getVoucher('many-4497')).metadata).toEqual({ kept: 4_497 });
    expect((await api.getVoucher('many-4498')).updated_at).toBeNull();
    const rows = (await api.report(action as { result: { reports: string[] } }))
      .trimEnd()
      .split('\n')
      .slice(1);
    expect(rows.map((row) => row.split('"')[3]).sort()).toEqual(
      vouchers.flatMap(({ code, metadata }) => ('gone' in metadata ? [code] : [])).sort(),
    );
    expect(rows[1_499]).toMatch(/^"1500","many-\d+","true","true",/);
  });

  it('waits its turn, so that it meets what the jobs before it added', async () => {
    await define('late');
    const items = [{ code: 'late-1', ...WORTH, metadata: { late: 'x', kept: 1 } }];
    await api.request('POST', '/v1/vouchers/import', { json: items });

    const action = await purge('late');

    expect(action.result).toMatchObject({ message: 'Updated 1 vouchers.', done_count: 1 });
    expect((await api.getVoucher('late-1')).metadata).toEqual({ kept: 1 });
  });

  it('drops the removed definition at its end', async () => {
    await define('dropped');
    expect(await definitions()).toHaveProperty('dropped');

    await purge('dropped');

    expect(await definitions()).not.toHaveProperty('dropped');
    expect((await submit('dropped')).status).toBe(400);
  });

  it.each(['', 'a.b', 'a/b', '__proto__', 'constructor', 'quo"te\\', 'new\nline', 'zażółć 😀'])(
    'finds the key %j by its value',
    async (key) => {
      const code = `key-${Buffer.from(key).toString('hex')}`;
      await api.request('POST', `/v1/vouchers/${code}`, {
        body: `{"gift":{"amount":1},"metadata":{"kept":{"nested":1},${JSON.stringify(key)}:"x"}}`,
      });
      await define(key);

      const action = await purge(key);

      expect(action.result.done_count).toBe(1);
      expect((await api.getVoucher(code)).metadata).toEqual({ kept: { nested: 1 } });
    },
  );

  it('is refused unless the definition was removed', async () => {
    await define('alive', { type: 'string', optional: true });

    for (const key of ['alive', 'unknown', 'toString']) {
      const { status, body } = await submit(key);
      expect(status).toBe(400);
      expect(body.details).toBe('Property .key must name a removed definition');
    }
    expect((await submit(7)).body.details).toBe('Property .key must be string');
  });

  it('is refused for a schema that is not there or whose resource is not', async () => {
    const { id } = (
      await api.request('POST', '/v1/metadata-schemas', { json: { related_object: 'customer' } })
    ).body;

    expect((await submit('key', 'ms_unknown')).body.details).toBe(
      'Cannot find metadata schema with id ms_unknown',
    );
    expect((await submit('key', id as string)).body.details).toBe(
      'There is no metadata of customer to purge',
    );
  });
});
