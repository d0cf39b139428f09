import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/http/api-client.js';
import { SharedService } from '../support/service/shared-service.js';

/** Together they took a quarter of an hour where each zero was looked at anew. */
const CODES = Array.from({ length: 20 }, (_, index) => `x${index}`);
const LONG_NUMBER = `0.1${'0'.repeat(250_000)}1`;

describe('a number of 250,000 characters', () => {
  let service: SharedService;
  let api: ApiClient;

  beforeAll(async () => {
    service = await SharedService.join();
    ({ api } = service);
  });

  afterAll(() => service.dispose());

  it('is refused, and what others ask meanwhile is answered', async () => {
    const body = `{"metadata":{"n":${LONG_NUMBER}}}`;
    const [refusals, lists] = await Promise.all([
      Promise.all(CODES.map((code) => api.request('POST', `/v1/vouchers/${code}`, { body }))),
      Promise.all(CODES.map(() => api.get('/v1/vouchers?limit=1'))),
    ]);

    const refusal = {
      status: 400,
      body: {
        code: 400,
        key: 'invalid_payload',
        message: 'Invalid payload',
        details: 'Property .metadata.n must be a number that a double keeps exactly',
        request_id: expect.any(String),
      },
    };
    expect(refusals).toEqual(CODES.map(() => expect.objectContaining(refusal)));
    expect(lists.map(({ status }) => status)).toEqual(CODES.map(() => 200));
  });

  it('fails its row of a bulk request, and the next job is done', async () => {
    await api.createVoucher('b');
    const body = `[{"code":"b","metadata":{"n":${LONG_NUMBER}}}]`;
    const bad = await api.request('POST', '/v1/vouchers/bulk/async', { body });
    const good = await api.request('POST', '/v1/vouchers/bulk/async', {
      json: [{ code: 'b', metadata: { n: 1 } }],
    });

    expect([bad.status, good.status]).toEqual([202, 202]);
    const { result } = await api.waitForAction(bad.body.async_action_id as string);
    expect(result).toMatchObject({ done_count: 0, failed_count: 1 });
    await api.waitForAction(good.body.async_action_id as string);
    expect((await api.get('/v1/vouchers/b')).body.metadata).toEqual({ n: 1 });
  });
});
