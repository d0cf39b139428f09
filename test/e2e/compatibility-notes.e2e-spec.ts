import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withWorth } from '../factories/bulk-items.js';
import { invalidPayload, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

describe('as docs/compatibility.md says,', () => {
  let service: SharedService;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  const post = (path: string, json?: unknown, headers = {}) =>
    service.api.request('POST', path, { json, headers });

  it('fields of what is not here are skipped, and categories and campaigns are names', async () => {
    const fields = { category: 'First', category_id: 'cat_1', campaign: 'Spring' };
    const rules = { campaign_id: 'camp_1', validation_rules: ['val_1'] };

    const { status, body } = await post('/v1/vouchers/named', withWorth({ ...fields, ...rules }));

    expect(status).toBe(200);
    expect(body).toMatchObject({
      category: 'First',
      category_id: null,
      categories: [],
      campaign: 'Spring',
      campaign_id: null,
      validation_rules_assignments: { data: [], total: 0 },
    });
    expect(body).not.toHaveProperty('validation_rules');
  });

  it('a change may set the limit of redemptions', async () => {
    await service.api.createVoucher('limited');

    const json = { redemption: { quantity: 7 } };
    await service.api.request('PUT', '/v1/vouchers/limited', { json });

    expect(await service.api.getVoucher('limited')).toMatchObject(json);
  });

  it.each([
    ['/v1/vouchers/bulk/async', [], 'Payload must NOT have fewer than 1 items'],
    ['/v1/vouchers/bulk/async', undefined, 'Payload must be array'],
    ['/v1/vouchers/metadata/async', undefined, 'Payload must be object'],
    [
      '/v1/vouchers/metadata/async',
      { codes: [], metadata: {} },
      'Property .codes must NOT have fewer than 1 items',
    ],
  ])('an empty request is refused: %s %j', async (path, json, details) => {
    const { status, body } = await post(path, json);

    expect({ status, body }).toEqual(invalidPayload(details));
  });

  it('a request that is sent again is a further action, unless it has the same Idempotency-Key', async () => {
    const items = [{ code: 'any', metadata: {} }];
    const send = () => post('/v1/vouchers/bulk/async', items, { 'idempotency-key': 'once' });

    const plain = await post('/v1/vouchers/bulk/async', items);
    const [first, second] = [await send(), await send()];

    expect([plain.status, first.status, second.status]).toEqual([202, 202, 202]);
    expect(first.body.async_action_id).not.toBe(plain.body.async_action_id);
    expect(second.body.async_action_id).toBe(first.body.async_action_id);
  });

  it('the credentials of another management API open nothing', async () => {
    const { status, body } = await service.api.request('GET', '/management/v1/projects', {
      headers: { 'x-management-id': 'id', 'x-management-token': 'token' },
    });

    expect({ status, body }).toEqual(UNAUTHORIZED);
  });

  it('a definition in snake case is refused with the name that is right', async () => {
    const properties = { lang: { type: 'string', max_length: 5 } };

    const { status, body } = await post('/v1/metadata-schemas', {
      related_object: 'order',
      properties,
    });

    const fault = 'Property .properties.lang.max_length must be written as maxLength';
    expect({ status, body }).toEqual(invalidPayload(fault));
  });
});
