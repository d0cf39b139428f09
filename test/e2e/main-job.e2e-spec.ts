import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

describe('the main job', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    await service.api.createVoucher('example_code', { metadata: { lang: 'de', kept: 1 } });
    await service.api.createVoucher('example_code2');
  });

  afterAll(() => service.dispose());

  it('updates each voucher with its own metadata and keeps the keys that were not named', async () => {
    const action = await service.api.runBulk([
      { code: 'example_code', metadata: { lang: 'en', test: false } },
      { code: 'example_code2', metadata: { lang: 'pl' } },
    ]);

    expect(action).toMatchObject({ status: 'DONE', operation_status: 'SUCCESS', progress: 100 });
    const voucher = await service.api.getVoucher('example_code');
    expect(voucher.metadata).toEqual({ lang: 'en', kept: 1, test: false });
  });
});
