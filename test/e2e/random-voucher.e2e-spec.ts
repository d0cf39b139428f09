import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withWorth } from '../factories/bulk-items.js';
import { applicationRefusal, invalidPayload, REQUEST_ID } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

const PERCENT = { type: 'PERCENT', percent_off: 10 };

describe('a voucher made without a code in the path', () => {
  let service: SharedService;
  let lastNumber = 0;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  const create = (fields: object, path = '/v1/vouchers') =>
    service.api.request('POST', path, { json: withWorth(fields) });
  const newCode = () => `random-${(lastNumber += 1)}`;
  const newVoucher = (fields: object = { discount: PERCENT }) =>
    service.api.createVoucher(newCode(), fields);

  it('has the code of the body', async () => {
    const code = newCode();

    const { status, body } = await create({ code, discount: PERCENT });

    expect(status).toBe(200);
    expect(body).toEqual(await service.api.getVoucher(code));
    expect(body).toMatchObject({ code, discount: PERCENT, campaign: null, updated_at: null });
  });

  it.each(['/v1/vouchers', '/v1/vouchers/'])('has a random code by POST %s', async (path) => {
    const pattern = 'SAVE-####-##';
    const code_config = { pattern, charset: '01', prefix: 'a-', postfix: '-z' };

    const { status, body } = await create({ code_config, metadata: { k: 1 } }, path);

    expect(status).toBe(200);
    expect(body.code).toMatch(/^a-SAVE-[01]{4}-[01]{2}-z$/);
    expect(await service.api.getVoucher(body.code as string)).toEqual(body);
  });

  it('uses every code of its configuration before it says that none is left', async () => {
    const code_config = { prefix: 'few-', charset: 'ab', length: 1 };
    const first = await create({ code_config });
    const second = await create({ code_config });
    const third = await create({ code_config });

    expect([first.body.code, second.body.code].sort()).toEqual(['few-a', 'few-b']);
    expect(third.status).toBe(400);
    expect(third.body).toEqual(
      applicationRefusal(400, 'invalid_code_config', 'Invalid code config', {
        details:
          'Found no code that is free; allow more characters, a larger charset or a longer pattern',
      }).body,
    );
  });

  it('refuses a configuration whose codes could not be kept', async () => {
    const { body } = await create({ code_config: { charset: '\n' } });

    const details = 'Generated code must NOT contain control or formatting characters';
    expect(body).toEqual(
      applicationRefusal(400, 'invalid_code_config', 'Invalid code config', { details }).body,
    );
  });

  it.each([
    [{ code_config: { length: 0 } }, '.code_config.length must be integer from 1 to 255'],
    [
      { code_config: { charset: '' } },
      '.code_config.charset must NOT have fewer than 1 characters',
    ],
    [{ code_config: { pattern: 1 } }, '.code_config.pattern must be string'],
    [{ code_config: [] }, '.code_config must be object'],
    [{ code: 1 }, '.code must be string'],
    [{ code: '' }, '.code must NOT have fewer than 1 characters'],
    [
      { discount: { type: 'X' } },
      '.discount.type must be equal to one of the allowed values [ AMOUNT, PERCENT, FIXED, UNIT ]',
    ],
    [{ metadata: [] }, '.metadata must be object'],
  ])('refuses %j', async (json, fault) => {
    const { status, body } = await create(json);

    expect(status).toBe(400);
    expect(body).toEqual(invalidPayload(`Property ${fault}`).body);
  });

  it('refuses a code that is taken', async () => {
    const { code } = await newVoucher();

    const { status, body } = await create({ code });

    expect(status).toBe(409);
    expect(body).toEqual({
      code: 409,
      key: 'duplicate_found',
      message: 'Duplicated resource found',
      details: `Duplicated voucher exists with id ${code}`,
      request_id: REQUEST_ID,
      resource_id: code,
      resource_type: 'voucher',
    });
  });
});
