import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscountVouchersTypesEnum, VoucherifyServerSide } from '@voucherify/sdk';
import { SharedService } from '../support/service/shared-service.js';

type Sdk = ReturnType<typeof VoucherifyServerSide>;

const DISCOUNT = { type: DiscountVouchersTypesEnum.PERCENT, percent_off: 10 } as const;

describe('the life of a voucher through the official JavaScript SDK', () => {
  const directory = mkdtempSync(join(tmpdir(), 'vouchsafe-csv-'));
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

  afterAll(() => {
    rmSync(directory, { recursive: true });
    service.dispose();
  });

  const create = (code?: string) =>
    sdk.vouchers.create({ code, type: 'DISCOUNT_VOUCHER', discount: DISCOUNT, metadata: { a: 1 } });

  it('begins with a random code when none is given', async () => {
    const voucher = await create();

    expect(voucher.code).toMatch(/^\w{8}$/);
    expect(await sdk.vouchers.get(voucher.code)).toMatchObject({ id: voucher.id });
  });

  it('goes on with updates', async () => {
    await create('sdk-updated');

    const change = { category: 'New', metadata: { b: 2 } };
    const updated = await sdk.vouchers.update({ code: 'sdk-updated', ...change });

    expect(updated).toMatchObject({
      category: 'New',
      metadata: { a: 1, b: 2 },
      discount: DISCOUNT,
    });
  });

  it('loses its dates and texts by null, and nothing else', async () => {
    const fields = { expiration_date: '2026-12-31T00:00:00.000Z', additional_info: 'info' };
    await sdk.vouchers.create({
      code: 'sdk-cleared',
      type: 'DISCOUNT_VOUCHER',
      discount: DISCOUNT,
      metadata: { a: 1 },
      ...fields,
    });
    const nothing = { expiration_date: null, additional_info: null } as unknown as typeof fields;

    const updated = await sdk.vouchers.update({ code: 'sdk-cleared', ...nothing });

    expect(updated).toMatchObject({ ...nothing, discount: DISCOUNT, metadata: { a: 1 } });
  });

  it('is found by filters, by ids and by dates', async () => {
    const { id } = await create('sdk-found');
    await create('sdk-not-found');
    const found = async (parameters: object) => {
      const { vouchers } = await sdk.vouchers.list(parameters);
      return vouchers.map(({ code }) => code);
    };
    const filters = {
      junction: 'OR',
      campaign_ids: { conditions: { $in: ['does-not-exist'] } },
      code: { conditions: { $is: 'sdk-found' } },
    };

    expect(await found({ filters })).toEqual(['sdk-found']);
    expect(await found({ ids: [id, 'v_unknown'] })).toEqual(['sdk-found']);
    expect(await found({ created_at: { after: '2999-01-01T00:00:00Z' } })).toEqual([]);
  });

  it('is disabled and enabled', async () => {
    await create('sdk-switched');

    expect(await sdk.vouchers.disable('sdk-switched')).toMatchObject({ active: false });
    expect(await sdk.vouchers.enable('sdk-switched')).toMatchObject({ active: true });
  });

  it('ends, with the code free when deleted by force and taken when not', async () => {
    await create('sdk-forced');
    await create('sdk-binned');

    await sdk.vouchers.delete('sdk-forced', { force: true });
    await sdk.vouchers.delete('sdk-binned');

    await expect(sdk.vouchers.get('sdk-binned')).rejects.toMatchObject({
      code: 404,
      key: 'not_found',
    });
    await expect(create('sdk-binned')).rejects.toMatchObject({ code: 409, key: 'duplicate_found' });
    expect(await create('sdk-forced')).toMatchObject({ code: 'sdk-forced' });
  });

  it('begins with a CSV file', async () => {
    const file = join(directory, 'vouchers.csv');
    writeFileSync(file, 'Code,Voucher Type,Value,Region\nsdk-csv,GIFT_VOUCHER,1,EU\n');

    const accepted = await sdk.vouchers.importCSV(file);
    await service.api.waitForAction(accepted.async_action_id);

    expect(await sdk.vouchers.get('sdk-csv')).toMatchObject({ metadata: { Region: 'EU' } });
  });

  it('has its metadata updated with that of others', async () => {
    await create('sdk-shared');

    const codes = ['sdk-shared', 'sdk-unknown'];
    const accepted = await sdk.vouchers.bulkUpdateMetadata({ codes, metadata: { b: 2 } });
    await service.api.waitForAction(accepted.async_action_id);

    expect(await sdk.asyncActions.get(accepted.async_action_id)).toMatchObject({
      type: 'VOUCHERS.METADATA_UPDATE',
      result: { done_count: 1, failed_count: 1, errors: [{ code: 'sdk-unknown' }] },
    });
    expect(await sdk.vouchers.get('sdk-shared')).toMatchObject({ metadata: { a: 1, b: 2 } });
  });
});
