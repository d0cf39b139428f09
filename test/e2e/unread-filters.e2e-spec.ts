import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invalidQuery } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

const LISTS = {
  '/v1/vouchers':
    'category, category_id, campaign, campaign_id, customer, code, ids, created_at, updated_at, filters',
  '/v1/trash-bin': 'filters',
  '/v1/async-actions':
    'end_date, type, status, operation_status, label, key, parent_id, code, created_at',
} as const;
type List = keyof typeof LISTS;

let service: SharedService;

beforeAll(async () => (service = await SharedService.join()));
afterAll(() => service.dispose());

const refusalOf = (list: List, ...names: string[]) =>
  invalidQuery(
    names
      .map(
        (name) =>
          `Property .${name} is not a filter of this list, whose filters are ${LISTS[list]}`,
      )
      .join(', '),
  );

async function ask(list: List, query: string) {
  const { status, body } = await service.api.get(`${list}?${query}`);
  return { status, body };
}

describe('a filter that a list does not read is refused', () => {
  it.each<[List, query: string, name: string]>([
    ['/v1/vouchers', 'active=true', 'active'],
    ['/v1/vouchers', 'type=GIFT_VOUCHER', 'type'],
    ['/v1/vouchers', 'metadata[lang]=en', 'metadata[lang]'],
    ['/v1/vouchers', 'metadata.lang=en', 'metadata.lang'],
    ['/v1/vouchers', '[expiration_date][before]=2026-01-01', 'expiration_date[before]'],
    ['/v1/vouchers', 'discount.type=UNIT', 'discount.type'],
    ['/v1/vouchers', 'campaign.name=x', 'campaign.name'],
    ['/v1/vouchers', 'resource_name=x', 'resource_name'],
    ['/v1/vouchers', 'status=DONE', 'status'],
    ['/v1/vouchers', 'end_date=2026-01-01', 'end_date'],
    ['/v1/trash-bin', 'resource_name=x', 'resource_name'],
    ['/v1/trash-bin', 'resource_type=voucher', 'resource_type'],
    ['/v1/trash-bin', 'code=x', 'code'],
    ['/v1/trash-bin', 'created_at[before]=2026-01-01', 'created_at[before]'],
    ['/v1/vouchers', 'label=spring', 'label'],
    ['/v1/trash-bin', 'key=x', 'key'],
    ['/v1/async-actions', 'request_id=v-1', 'request_id'],
    ['/v1/async-actions', 'updated_at[after]=2026-01-01', 'updated_at[after]'],
    [
      '/v1/async-actions',
      'filters[status][conditions][$is]=DONE',
      'filters[status][conditions][$is]',
    ],
  ])('%s?%s', async (list, query, name) => {
    expect(await ask(list, query)).toEqual(refusalOf(list, name));
  });

  it('by each of its names, once', async () => {
    expect(await ask('/v1/async-actions', 'ids=a&ids=b&campaign=c&limit=1')).toEqual(
      refusalOf('/v1/async-actions', 'ids', 'campaign'),
    );
  });
});

describe('what narrows no list is skipped', () => {
  it.each(Object.keys(LISTS) as List[])('%s', async (list) => {
    expect((await ask(list, 'utm_source=mail&filter=x&__proto__=y&limit=1')).status).toBe(200);
  });
});
