import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notFound } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

describe.each(['redemptions', 'publications'])('the %s of a voucher', (kind) => {
  let service: SharedService;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  it.each(['welcome', '15%OFF a/b?c#d é'])(
    'are the empty list that the object of %j links to',
    async (code) => {
      const fields = { redemption: { quantity: 5 } };
      const { redemption, publish } = await service.api.createVoucher(code, fields);
      const part = (kind === 'redemptions' ? redemption : publish) as { url: string };
      const list =
        kind === 'redemptions'
          ? { data_ref: 'redemption_entries', redemption_entries: [] }
          : { data_ref: 'entries', entries: [] };

      const { status, body } = await service.api.get(part.url);

      expect({ status, body }).toEqual({ status: 200, body: { ...part, ...list, total: 0 } });
    },
  );

  it('are found by the id of the voucher too', async () => {
    const { id } = await service.api.createVoucher('by-id');
    expect((await service.api.get(`/v1/vouchers/${id}/${kind}`)).status).toBe(200);
  });

  it('are not found for an unknown or deleted voucher', async () => {
    await service.api.createVoucher('deleted');
    await service.api.request('DELETE', '/v1/vouchers/deleted');

    for (const code of ['unknown', 'deleted']) {
      const { status, body } = await service.api.get(`/v1/vouchers/${code}/${kind}`);
      expect({ status, body }).toEqual(notFound('voucher', code));
    }
  });
});
