import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { methodNotAllowed, notFound, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/jobs/expectations.js';
import { sendRaw } from '../support/http/raw-request.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS);
});

afterAll(() => service.dispose());

describe('a base address with a slash at its end', () => {
  const to = (path: string, options = {}) =>
    service.api.request('GET', service.api.url + path, options);

  it.each(['//v1/vouchers/witness', '///v1/vouchers/witness', '//v1/vouchers/witness/'])(
    'leads to the same: %s',
    async (path) => {
      expect(await to(path)).toMatchObject({ status: 200, body: { code: 'witness' } });
    },
  );

  it('takes a bulk request and refuses as ever', async () => {
    const json = [{ code: WITNESS, metadata: {} }];
    const bulk = await service.api.request('POST', '//v1/vouchers/bulk/async', { json });
    expect(bulk.status).toBe(202);

    await expectRefusal(
      service.api,
      () => to('//v1/vouchers/never-made'),
      notFound('voucher', 'never-made'),
    );
    await expectRefusal(
      service.api,
      () => to('//v1/vouchers/bulk/async'),
      methodNotAllowed('GET is not supported by this endpoint. Did you mean POST?'),
    );
  });

  it('asks for the key as ever', () =>
    expectRefusal(
      service.api,
      () => to('//v1/vouchers/witness', { anonymous: true }),
      UNAUTHORIZED,
    ));

  it.each([
    '//management/v1/projects',
    '//metrics',
    '//health/live',
    '//docs',
    '//v1//vouchers/witness',
    '/%2fv1/vouchers/witness',
    '/%2f/v1/vouchers/witness',
    '//%76%31/vouchers/witness',
    '/\\v1/vouchers/witness',
    '/x//v1/vouchers/witness',
    '/.//v1/vouchers/witness%2f..',
  ])('opens no other way: %s', async (path) => {
    const answer = await sendRaw(service.api, [
      `GET ${path} HTTP/1.1`,
      'Host: localhost',
      `X-App-Id: ${service.api.key.appId}`,
      `X-App-Token: ${service.api.key.appToken}`,
    ]);

    expect(answer).toMatchObject(notFound());
  });

  it('decodes a code once', async () => {
    await service.api.createVoucher('a%2fb');
    expect((await to('//v1/vouchers/a%252fb')).body).toMatchObject({ code: 'a%2fb' });
  });
});
