import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

describe('a voucher that many change at the same time', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
  });

  afterAll(() => service.dispose());

  const change = (code: string, metadata: object) =>
    service.api.request('PUT', `/v1/vouchers/${code}`, { json: { metadata } });

  it('has what every change gave it', async () => {
    await service.api.createVoucher('changed');
    const keys = Array.from({ length: 40 }, (_, index) => [`key-${index}`, index] as const);

    await Promise.all(keys.map(([key, value]) => change('changed', { [key]: value })));

    const { metadata } = await service.api.getVoucher('changed');
    expect(metadata).toEqual(Object.fromEntries(keys));
  });

  it('has what every change and every bulk job gave it', async () => {
    await service.api.createVoucher('both');
    const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);

    const accepted = await Promise.all(
      keys.map(async (key) => {
        const single = change('both', { [key]: 1 });
        const bulk = service.api.bulkUpdate([{ code: 'both', metadata: { [`bulk-${key}`]: 1 } }]);
        await single;
        return (await bulk).body.async_action_id as string;
      }),
    );
    for (const id of accepted) await service.api.waitForAction(id);

    const { metadata } = await service.api.getVoucher('both');
    expect(Object.keys(metadata as object)).toHaveLength(80);
  });
});
