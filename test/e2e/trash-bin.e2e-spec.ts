import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import { invalidQuery, notFound } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

describe('the bin', () => {
  let service: SharedService;
  let lastNumber = 0;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  const call = (method: string, path: string, json?: unknown) =>
    service.api.request(method, path, { json });
  const newCode = () => `bin-${(lastNumber += 1)}`;
  const newVoucher = () => service.api.createVoucher(newCode());

  const binOf = async (query: string) => (await service.api.get(`/v1/trash-bin?${query}`)).body;

  async function discard() {
    const voucher = await newVoucher();
    await call('DELETE', `/v1/vouchers/${voucher.code}`);
    return voucher;
  }

  it('is listed with its id and code', async () => {
    const { id, code } = await discard();

    const { data } = await binOf('order=-id&limit=1');

    expect(data).toEqual([
      {
        id: expect.stringMatching(/^tbe_[0-9a-f]{18}$/),
        created_at: expect.any(String),
        deleted_by_user_id: null,
        resource_id: id,
        resource_type: 'voucher',
        resource_name: code,
        resource_parent_id: null,
        object: 'voucher',
      },
    ]);
  });

  it.each(['id', '-id'])('is met once when the list is walked by %s', async (order) => {
    for (let count = 0; count < 5; count += 1) await discard();
    const ids: string[] = [];
    let next = '';
    do {
      const page = await binOf(`order=${order}&limit=2${next}`);
      expect(page).toMatchObject({ object: 'list', data_ref: 'data', total: page.data.length });
      expect(page.more_starting_after).toBe(page.has_more ? page.data[page.total - 1].id : null);
      for (const entry of page.data) ids.push(entry.id as string);
      next = page.has_more ? `&starting_after_id=${page.more_starting_after}` : '';
    } while (next !== '');

    const sorted = [...new Set(ids)].sort();
    expect(ids).toEqual(order === 'id' ? sorted : sorted.reverse());
    expect((await binOf('limit=100')).data).toHaveLength(ids.length);
  });

  it('is filtered by all conditions, or by one of them', async () => {
    const [one, other] = [await discard(), await discard()];
    const code = `filters[resource_name][conditions][$is]=${one.code}`;
    const id = `filters[resource_id][conditions][$in][0]=${other.id}`;
    const found = async (query: string) =>
      ((await binOf(query)).data as { resource_name: string }[]).map(
        (entry) => entry.resource_name,
      );

    expect(await found(code)).toEqual([one.code]);
    expect(await found(`[${code.replace('[', '][')}`)).toEqual([one.code]);
    expect(await found(`${code}&${id}`)).toEqual([]);
    expect(await found(`${code}&${id}&filters[junction]=OR`)).toEqual([one.code, other.code]);
    expect(await found('filters[resource_type][conditions][$is]=campaign')).toEqual([]);
  });

  it('is gone for good with its entry, and its code is free', async () => {
    const { code } = await discard();
    const { data } = await binOf('order=-id&limit=1');
    const path = `/v1/trash-bin/${data[0].id}`;

    expect((await call('DELETE', path)).status).toBe(204);

    const again = await call('DELETE', path);
    expect(again).toMatchObject({
      status: 404,
      body: notFound('bin_entry', data[0].id as string).body,
    });
    expect((await call('POST', `/v1/vouchers/${code}`, WORTH)).status).toBe(200);
  });

  it.each([
    ['limit=0', '.limit must be >= 1'],
    ['limit=101', '.limit must be <= 100'],
    ['limit=x', '.limit must be integer'],
    ['limit=1&limit=2', '.limit must be integer'],
    [
      'filters[code][conditions][$is]=x',
      '.filters.code must be equal to one of the allowed values [ id, resource_id, resource_name, resource_type ]',
    ],
    ['filters[id][$is]=x', ".filters.id must have required property 'conditions'"],
    ['filters=x', '.filters must be object'],
    [
      'filters[id][conditions][$like]=x',
      '.filters.id.conditions.$like must be equal to one of the allowed values [ $in, $not_in, $is, $is_not, $has_value, $is_unknown, $contains, $not_contain, $starts_with, $ends_with ]',
    ],
    ['order=code', '.order must be equal to one of the allowed values [ id, -id ]'],
  ])('refuses %s', async (query, fault) => {
    const { status, body } = await service.api.get(`/v1/trash-bin?${query}`);

    expect(status).toBe(400);
    expect(body).toEqual(invalidQuery(`Property ${fault}`).body);
  });
});
