import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

describe('the report of a bulk update', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    await service.api.createVoucher('there');
  });

  afterAll(() => service.dispose());

  it.each([
    ['a voucher that exists', 'there', 'true'],
    ['a code that nobody has', 'nowhere', 'false'],
  ])('says of a rejected row whether it was found: %s', async (_case, code, found) => {
    const action = await service.api.runBulk([{ code, metadata: { text: 'half \ud800 a pair' } }]);

    const [, row] = (await service.api.report(action)).split('\n');
    expect(row).toMatch(`"1","${code}","${found}","false","invalid_payload",`);
  });

  it('takes a code that cannot be kept for no other one', async () => {
    const codes = ['there\0', 'there\ud800', '\0', ''];

    const action = await service.api.runBulk(codes.map((code) => ({ code, metadata: { a: 1 } })));

    const rows = (await service.api.report(action)).trimEnd().split('\n').slice(1);
    expect(rows.map((row) => /,"(true|false)","(true|false)",/.exec(row)?.slice(1))).toEqual(
      codes.map(() => ['false', 'false']),
    );
  });
});
