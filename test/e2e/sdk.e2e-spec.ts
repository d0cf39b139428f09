import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscountVouchersTypesEnum, VoucherifyServerSide } from '@voucherify/sdk';
import { SharedService } from '../support/service/shared-service.js';

type Sdk = ReturnType<typeof VoucherifyServerSide>;

const PERCENT = { type: DiscountVouchersTypesEnum.PERCENT, percent_off: 10 } as const;

describe('the official JavaScript SDK, given only another apiUrl', () => {
  let service: SharedService;
  let sdk: Sdk;

  beforeAll(async () => {
    service = await SharedService.join();
    sdk = VoucherifyServerSide({
      apiUrl: `http://127.0.0.1:${service.port}`,
      applicationId: service.api.key.appId,
      secretKey: service.api.key.appToken,
    });
  });

  afterAll(() => service.dispose());

  const create = (code: string, metadata: Record<string, unknown> = {}) =>
    sdk.vouchers.create({ code, type: 'DISCOUNT_VOUCHER', discount: PERCENT, metadata });

  it('creates a voucher', async () => {
    const created = await create('sdk-created', { lang: 'en' });

    expect(created).toMatchObject({
      object: 'voucher',
      code: 'sdk-created',
      discount: PERCENT,
      metadata: { lang: 'en' },
    });
  });

  it('gets a voucher whose code needs encoding', async () => {
    await create('sdk 50% / ü');

    expect(await sdk.vouchers.get('sdk 50% / ü')).toMatchObject({ code: 'sdk 50% / ü' });
  });

  it('updates metadata in bulk and reads the finished action', async () => {
    await create('sdk-bulk', { kept: true });

    const accepted = await sdk.vouchers.bulkUpdate([
      { code: 'sdk-bulk', metadata: { lang: 'pl' } },
      { code: 'sdk-unknown', metadata: { lang: 'pl' } },
    ]);
    await service.api.waitForAction(accepted.async_action_id);

    expect(await sdk.asyncActions.get(accepted.async_action_id)).toMatchObject({
      id: accepted.async_action_id,
      object: 'async_action',
      type: 'VOUCHERS.BULK_UPDATE',
      status: 'DONE',
      result: { done_count: 1, failed_count: 1, errors: [{ code: 'sdk-unknown' }] },
    });
    const voucher = await sdk.vouchers.get('sdk-bulk');
    expect(voucher.metadata).toEqual({ kept: true, lang: 'pl' });
  });

  it('imports vouchers', async () => {
    const accepted = await sdk.vouchers.import([
      { code: 'sdk-imported', type: 'DISCOUNT_VOUCHER', discount: PERCENT },
    ]);
    await service.api.waitForAction(accepted.async_action_id);

    expect(await sdk.vouchers.get('sdk-imported')).toMatchObject({ code: 'sdk-imported' });
  });

  it('lists the newest actions first, cut by limit and end_date', async () => {
    const metadata = { lang: 'de' };
    const older = await sdk.vouchers.bulkUpdate([{ code: 'sdk-listed', metadata }]);
    const newer = await sdk.vouchers.bulkUpdate([{ code: 'sdk-listed', metadata }]);

    const { async_actions: newest } = await sdk.asyncActions.list({ limit: 2 });
    const end_date = newest[1]?.created_at ?? '';
    const { async_actions: before } = await sdk.asyncActions.list({ limit: 100, end_date });

    expect(newest.map(({ id }) => id)).toEqual([newer.async_action_id, older.async_action_id]);
    expect(before.map(({ id }) => id)).not.toContain(older.async_action_id);
  });

  it('reports a missing voucher as its own error type', async () => {
    await expect(sdk.vouchers.get('sdk-missing')).rejects.toMatchObject({
      code: 404,
      key: 'not_found',
      resource_id: 'sdk-missing',
    });
  });
});
