import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  invalidPayload,
  invalidQuery,
  methodNotAllowed,
  NOT_ACCEPTABLE,
  NOT_JSON,
  notFound,
  payloadTooLarge,
  UNAUTHORIZED,
  UNSUPPORTED_MEDIA_TYPE,
} from '../support/http/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/jobs/expectations.js';
import { sendRaw } from '../support/http/raw-request.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS);
  await service.api.runBulk([{ code: WITNESS, metadata: {} }]);
});

afterAll(() => service.dispose());

describe('a path that is no route', () => {
  it.each([
    '/v1',
    '/v2/vouchers/witness',
    '/V1/async-actions',
    '/v1//vouchers/witness',
    '/v1/vouchers/witness/nothing',
    '/v1/vouchers/%',
    '/v1/vouchers/%zz',
    '/v1/vouchers/%ff',
    '/v1/async-actions/%ed%a0%80',
  ])('%s answers 404', (path) =>
    expectRefusal(service.api, () => service.api.get(path), notFound()),
  );
});

describe('a slash at the end of a path', () => {
  it('is ignored, because the official client sends one', async () => {
    expect((await service.api.get('/v1/vouchers/witness/')).body).toMatchObject({
      code: 'witness',
    });
  });
});

describe('a method that a path does not have', () => {
  it.each([
    ['GET', '/v1/vouchers/bulk/async', 'POST'],
    ['PUT', '/v1/vouchers/bulk/async', 'POST'],
    ['DELETE', '/v1/async-actions', 'GET'],
    ['OPTIONS', '/v1/async-actions', 'GET'],
    ['POST', '/health/live', 'GET'],
  ])('%s %s answers 405 and names %s', (method, path, hint) =>
    expectRefusal(
      service.api,
      () => service.api.request(method, path),
      methodNotAllowed(`${method} is not supported by this endpoint. Did you mean ${hint}?`),
    ),
  );

  it('TRACE returns nothing of the request', async () => {
    const answer = await sendRaw(service.api, [
      'TRACE /v1/async-actions HTTP/1.1',
      'Host: localhost',
      'X-App-Token: secret',
    ]);

    expect([404, 405]).toContain(answer.status);
    expect(answer.text).not.toContain('secret');
  });
});

describe('an id that nothing has', () => {
  const ids = [
    'undefined',
    'null',
    '\0',
    'a\nb',
    ' ',
    '../../etc/passwd',
    '__proto__',
    "' OR '1'='1",
    '%25',
    'aa_0aeb82bd55d5beffb',
    'x'.repeat(10_000),
  ];

  it.each(ids)('%j answers 404 for a voucher and for an action', async (id) => {
    const path = encodeURIComponent(id);
    await expectRefusal(
      service.api,
      () => service.api.get(`/v1/vouchers/${path}`),
      notFound('voucher', id),
    );
    await expectRefusal(
      service.api,
      () => service.api.get(`/v1/async-actions/${path}`),
      notFound('async_action', id),
    );
  });

  it('is compared to the letter', async () => {
    const { body } = await service.api.get('/v1/async-actions');
    const upper = (body.async_actions[0].id as string).toUpperCase();

    expect(await service.api.get(`/v1/async-actions/${upper}`)).toMatchObject(
      notFound('async_action', upper),
    );
  });
});

describe('GET /v1/async-actions', () => {
  const integer = 'Property .limit must be integer';
  const atLeast = 'Property .limit must be >= 1';
  const atMost = 'Property .limit must be <= 100';
  const date = 'Property .end_date cannot be recognized as a ISO-8601 compliant date';

  it.each([
    ['limit=0', atLeast],
    ['limit=-1', integer],
    ['limit=101', atMost],
    ['limit=999999999', atMost],
    ['limit=', integer],
    ['limit=ten', integer],
    ['limit=NaN', integer],
    ['limit=1e9', integer],
    ['limit=0x10', integer],
    ['limit=1.5', integer],
    ['limit=%205', integer],
    ['limit=%ff', integer],
    ['limit=1&limit=2', integer],
    ['end_date=', date],
    ['end_date=yesterday', date],
    ['end_date=2026-02-30', date],
    ['end_date=2026-01-01T24:00:00Z', date],
    ['end_date=1700000000000', date],
    ['end_date=%2B275760-09-13', date],
    ['end_date=2026-01-01&end_date=2026-01-02', date],
    ['end_date=yesterday&limit=0', `${atLeast}, ${date}`],
  ])('refuses %s', (query, details) =>
    expectRefusal(
      service.api,
      () => service.api.get(`/v1/async-actions?${query}`),
      invalidQuery(details),
    ),
  );

  it.each([
    'filter[a][b][c]=1',
    'order=id;%20drop%20table%20vouchers',
    'order=__proto__',
    '__proto__[limit]=0',
    'constructor=1&toString=2',
    Array.from({ length: 1_200 }, (_, at) => `p${at}=1`).join('&'),
    `x=${'y'.repeat(8_000)}`,
  ])('skips parameters that it does not know: %.60s', async (query) => {
    const plain = await service.api.get('/v1/async-actions');
    const answer = await service.api.get(`/v1/async-actions?${query}`);

    expect([answer.status, answer.body]).toEqual([200, plain.body]);
  });
});

describe('a client that accepts no JSON', () => {
  it.each(['text/xml', 'text/*', 'application/json;q=0', 'image/png, text/html;q=0.5', 'nonsense'])(
    'but %s is refused',
    (accept) =>
      expectRefusal(
        service.api,
        () => service.api.request('GET', '/v1/async-actions', { headers: { accept } }),
        NOT_ACCEPTABLE,
      ),
  );

  it.each(['*/*', 'application/*', 'text/xml, application/json;q=0.1', ''])(
    'is none that sends "%s"',
    async (accept) => {
      const answer = await service.api.request('GET', '/v1/async-actions', { headers: { accept } });
      expect(answer.status).toBe(200);
    },
  );
});

describe('of several faults the first is reported', () => {
  const anyKey = { 'x-app-token': 'wrong' };
  const text = { 'content-type': 'text/plain' };
  const tooLarge = new Uint8Array(11_000_000).fill(0x20);
  const bulk = '/v1/vouchers/bulk/async';
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
    service.api.request('POST', path, { body, headers });

  it('an unknown path before everything', () =>
    expectRefusal(
      service.api,
      () => post('/v1/nowhere', tooLarge, { ...anyKey, ...text }),
      notFound(),
    ));

  it('the key before the size', () =>
    expectRefusal(service.api, () => post(bulk, tooLarge, { ...anyKey, ...text }), UNAUTHORIZED));

  it('the size before the media type', () =>
    expectRefusal(service.api, () => post(bulk, tooLarge, text), payloadTooLarge()));

  it('the media type before the JSON', () =>
    expectRefusal(service.api, () => post(bulk, '[', text), UNSUPPORTED_MEDIA_TYPE));

  it('the JSON before the shape', () =>
    expectRefusal(service.api, () => post(bulk, '[1,'), NOT_JSON));

  it('the shape of one item before the values of another', () =>
    expectRefusal(
      service.api,
      () => post(bulk, '[{"code":"","metadata":{}},1]'),
      invalidPayload('Property .1 must be object'),
    ));

  it('and each client that is refused a large body learns why', async () => {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(await post(bulk, tooLarge)).toMatchObject(payloadTooLarge());
    }
  });
});
