import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import { REQUEST_ID } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

describe('the name of a route of the public API below its vouchers', () => {
  it.each([
    ['qualification', { customer: { source_id: 'x' } }],
    ['qualify', {}],
    ['enable', { vouchers: ['A'] }],
    ['disable', { vouchers: ['A'] }],
    ['bulk', WORTH],
    ['metadata', WORTH],
    ['export', WORTH],
  ])('is no code of a voucher: %s', async (name, json) => {
    const { status, body } = await service.api.request('POST', `/v1/vouchers/${name}`, { json });

    expect([status, body]).toEqual([
      404,
      { code: 404, key: 'not_found', message: 'Resource not found', request_id: REQUEST_ID },
    ]);
    expect((await service.api.get(`/v1/vouchers/${name}`)).status).toBe(404);
  });

  it('is a code in other letters', async () => {
    expect(await service.api.createVoucher('QUALIFICATION')).toMatchObject({
      code: 'QUALIFICATION',
    });
  });
});
