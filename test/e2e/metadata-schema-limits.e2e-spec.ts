import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../support/http/api-client.js';
import { SharedService } from '../support/service/shared-service.js';

const MOST_SCHEMAS = 100;

/** Definitions of so many bytes as JSON, or a few less. */
function definitionsOf(bytes: number) {
  return { key: { type: 'string', eq: ['x'.repeat(bytes - 100)] } };
}

function refusal(details: string) {
  return {
    code: 400,
    key: 'invalid_payload',
    message: 'Invalid payload',
    details,
    request_id: expect.any(String),
  };
}

const TOO_LARGE = refusal(
  'The definitions of all metadata schemas of a project can have 1048576 bytes',
);

describe('the metadata schemas of a project', () => {
  let service: SharedService;
  let api: ApiClient;

  beforeAll(async () => {
    service = await SharedService.join();
    ({ api } = service);
  });

  afterAll(() => service.dispose());

  const post = (json: unknown) => api.request('POST', '/v1/metadata-schemas', { json });
  const put = (id: string, json: unknown) =>
    api.request('PUT', `/v1/metadata-schemas/${id}`, { json });

  it('are a hundred at most and a megabyte together, and then can still become smaller', async () => {
    const small = await post({ related_object: 'small' });
    for (const name of ['a', 'b', 'c', 'd']) {
      const properties = definitionsOf(260_000);
      expect((await post({ related_object: name, properties })).status).toBe(200);
    }

    const another = await post({ related_object: 'e', properties: definitionsOf(20_000) });
    expect(another.body).toEqual(TOO_LARGE);
    const larger = await put(small.body.id as string, { properties: definitionsOf(20_000) });
    expect(larger.body).toEqual(TOO_LARGE);

    const a = (await api.get('/v1/metadata-schemas/a')).body.id as string;
    expect((await put(a, { properties: definitionsOf(200_000) })).status).toBe(200);
    expect((await put(small.body.id as string, { properties: definitionsOf(20_000) })).status).toBe(
      200,
    );

    const { total } = (await api.get('/v1/metadata-schemas')).body;
    for (let made = total as number; made < MOST_SCHEMAS; made += 1) {
      expect((await post({ related_object: `n${made}` })).status).toBe(200);
    }
    const oneMore = await post({ related_object: 'one more' });
    expect(oneMore.body).toEqual(refusal('A project can have 100 metadata schemas'));
    expect((await api.get('/v1/metadata-schemas')).body.total).toBe(MOST_SCHEMAS);
    expect((await post({ related_object: 'small' })).status).toBe(409);
  });
});
