import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withWorth } from '../factories/bulk-items.js';
import { ApiClient } from '../support/http/api-client.js';
import { SharedService } from '../support/service/shared-service.js';

const LANG = { type: 'string', array: false, optional: false, objectType: null, eq: ['en', 'pl'] };
const USES = { type: 'number', array: false, optional: true, objectType: null };
const WRONG_LANG =
  "lang: must be a string, property is required, must be equal to one of en,pl (actual value is 'de')";

describe('metadata schemas', () => {
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

  it('are made, read by the name of their resource or by id, and listed', async () => {
    const { status, body } = await post({ related_object: 'product', properties: { lang: LANG } });

    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^ms_[A-Za-z0-9]{24}$/),
      related_object: 'product',
      properties: { lang: LANG },
      allow_defined_only: false,
      created_at: expect.any(String),
      updated_at: null,
      object: 'metadata_schema',
    });
    expect((await api.get('/v1/metadata-schemas/product')).body).toEqual(body);
    expect((await api.get(`/v1/metadata-schemas/${body.id}`)).body).toEqual(body);
    expect((await api.get('/v1/metadata-schemas')).body).toEqual({
      object: 'list',
      data_ref: 'schemas',
      schemas: [body],
      total: 1,
    });
  });

  it('are not read by the id of one of another project', async () => {
    const { body } = await post({ related_object: 'customer', properties: {} });
    const other = new ApiClient(api.url, await service.createOtherProject());

    const { status } = await other.get(`/v1/metadata-schemas/${body.id}`);

    expect(status).toBe(404);
    await api.request('DELETE', `/v1/metadata-schemas/${body.id}`);
  });

  it('are changed definition by definition and deleted whole', async () => {
    const { id } = (await post({ related_object: 'order', properties: { lang: LANG } })).body;

    const changed = await put(id as string, { properties: { uses: USES } });

    expect(changed.body).toMatchObject({
      properties: { lang: LANG, uses: USES },
      updated_at: expect.any(String),
    });
    const removed = await put(id as string, { properties: { lang: { deleted: true } } });
    expect(removed.body.properties.lang).toEqual({ ...LANG, deleted: true });
    expect((await api.request('DELETE', `/v1/metadata-schemas/${id}`)).status).toBe(204);
    expect((await api.get('/v1/metadata-schemas/order')).status).toBe(404);
  });

  it('answer 404 for a resource without one', async () => {
    expect((await api.get('/v1/metadata-schemas/earning_rules')).body).toEqual({
      code: 404,
      key: 'not_found',
      message: 'Resource not found',
      details: 'Cannot find metadata schema with id earning_rules',
      request_id: expect.any(String),
      resource_id: 'earning_rules',
      resource_type: 'metadata schema',
    });
  });

  it('answer 409 for the second one of a resource', async () => {
    await post({ related_object: 'customer' });

    const { status, body } = await post({ related_object: 'customer' });

    expect(status).toBe(409);
    expect(body).toMatchObject({
      key: 'duplicate_found',
      message: 'Duplicated resource found',
      details: 'Duplicated metadata schema exists with related_object customer',
    });
  });

  it.each<[unknown, string]>([
    [{}, "Payload must have required property 'related_object'"],
    [[], 'Payload must be object'],
    [{ related_object: 7 }, 'Property .related_object must be string'],
    [
      { related_object: 'reward', allow_defined_only: 1 },
      'Property .allow_defined_only must be boolean',
    ],
    [{ related_object: 'reward', properties: [] }, 'Property .properties must be object'],
    [
      { related_object: 'reward', properties: { a: { type: 'object', objectType: 'Nowhere' } } },
      'Property .properties.a.objectType must name a schema of nested objects',
    ],
  ])('refuse the body %j', async (json, details) => {
    const { status, body } = await post(json);

    expect(status).toBe(400);
    expect(body).toMatchObject({ key: 'invalid_payload', details });
  });
});

describe('a voucher schema', () => {
  let service: SharedService;
  let api: ApiClient;

  beforeAll(async () => {
    service = await SharedService.join();
    ({ api } = service);
    await api.createVoucher('before', { metadata: { other: 1 } });
    await api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'Size', properties: { cm: { type: 'number' } } },
    });
    const size = { type: 'object', objectType: 'Size', optional: true };
    const properties = { lang: LANG, uses: USES, size };
    await api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'voucher', properties },
    });
    await api.createVoucher('after', { metadata: { lang: 'en' } });
  });

  afterAll(() => service.dispose());

  it('refuses to make a voucher that breaks it', async () => {
    const { status, body } = await api.request('POST', '/v1/vouchers/wrong', {
      json: withWorth({ metadata: { lang: 'de' } }),
    });

    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 400,
      key: 'metadata_validation_failed',
      message: 'Metadata validation failed',
      details: WRONG_LANG,
    });
    expect((await api.get('/v1/vouchers/wrong')).status).toBe(404);
  });

  it('fails the rows of a bulk update that break it and leaves their vouchers as they are', async () => {
    const action = await api.runBulk([
      { code: 'after', metadata: { lang: 'de', seen: true } },
      { code: 'after', metadata: { uses: 1 } },
      { code: 'after', metadata: { lang: null } },
      { code: 'after', metadata: { size: { cm: '3' } } },
    ]);

    const failure = {
      code: 'after',
      key: 'metadata_validation_failed',
      message: 'Metadata validation failed',
    };
    expect(action.result).toMatchObject({
      done_count: 1,
      failed_count: 3,
      errors: [
        { ...failure, details: WRONG_LANG },
        { ...failure, details: WRONG_LANG.replace("'de'", "'null'") },
        {
          ...failure,
          details: "size.cm: must be a number, property is required (actual value is '3')",
        },
      ],
    });
    expect((await api.getVoucher('after')).metadata).toEqual({ lang: 'en', uses: 1 });
  });

  it('holds for the keys that a change sends, on every way in', async () => {
    const shared = { codes: ['before'], metadata: { uses: 2 } };
    const put = (metadata: object) =>
      api.request('PUT', '/v1/vouchers/before', { json: { metadata } });

    const bulk = await api.runBulk([{ code: 'before', metadata: { uses: 1 } }]);
    const alike = await api.runBulk(shared, '/v1/vouchers/metadata/async');
    const right = await put({ uses: 3 });
    const wrong = await put({ lang: null });

    expect([bulk.operation_status, alike.operation_status]).toEqual(['SUCCESS', 'SUCCESS']);
    expect([right.status, wrong.status]).toEqual([200, 400]);
    expect(wrong.body.details).toBe(WRONG_LANG.replace("'de'", "'null'"));
    expect((await api.getVoucher('before')).metadata).toEqual({ other: 1, uses: 3 });
  });

  it('fails the rows of an import that break it and adds the others', async () => {
    const action = await api.importVouchers([
      { code: 'good', metadata: { lang: 'pl' } },
      { code: 'bad', metadata: { lang: 'de' } },
    ]);

    expect(action.result).toMatchObject({
      message: '1 voucher(s) imported successfully, 1 failed.',
      failed: [{ code: 'bad', reason: WRONG_LANG }],
    });
    expect((await api.get('/v1/vouchers/bad')).status).toBe(404);
    expect((await api.getVoucher('good')).metadata).toEqual({ lang: 'pl' });
  });

  it('holds as it is when the chunk runs', async () => {
    const { id } = (await api.get('/v1/metadata-schemas/voucher')).body;
    const change = (eq: string[]) =>
      api.request('PUT', `/v1/metadata-schemas/${id}`, {
        json: { properties: { lang: { ...LANG, eq } } },
      });

    await change(['en', 'pl', 'de']);
    const allowed = await api.runBulk([{ code: 'good', metadata: { lang: 'de' } }]);
    await change(['en', 'pl']);
    const again = await api.runBulk([{ code: 'after', metadata: { lang: 'de' } }]);
    const other = await api.runBulk([{ code: 'good', metadata: { uses: 2 } }]);

    expect([allowed.operation_status, other.operation_status]).toEqual(['SUCCESS', 'SUCCESS']);
    expect(again.result.errors[0].details).toBe(WRONG_LANG);
    expect((await api.getVoucher('good')).metadata).toEqual({ lang: 'de', uses: 2 });
  });
});
