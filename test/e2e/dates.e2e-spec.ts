import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher('dated', { expiration_date: '2026-11-28' });
  await service.api.runBulk([{ code: 'dated', metadata: {} }]);
});

afterAll(() => service.dispose());

describe('a date in a body', () => {
  it.each([
    ['2020-03-11', '2020-03-11T00:00:00.000Z'],
    ['2020-03-11T09', '2020-03-11T09:00:00.000Z'],
    ['2020-03-11T09:30', '2020-03-11T09:30:00.000Z'],
    ['2020-03-11T09:30:15+02', '2020-03-11T07:30:15.000Z'],
    ['2020-03-11T09:30:15.232336+0200', '2020-03-11T07:30:15.232Z'],
    ['20200311T093015Z', '2020-03-11T09:30:15.000Z'],
  ])('is read from %s as %s', async (start_date, expected) => {
    const { body } = await service.api.request('PUT', '/v1/vouchers/dated', {
      json: { start_date },
    });

    expect(body.start_date).toBe(expected);
  });
});

describe('a date in a query', () => {
  const end = (text: string) => `/v1/async-actions?end_date=${text}`;
  const made = (text: string) => `/v1/vouchers?created_at[before]=${text}`;
  const expiring = (text: string) =>
    `/v1/vouchers?filters[expiration_date][conditions][$before]=${text}`;

  it.each(['2099-11-28T19:07:00.232336+0000', '2099-11-28T19:07+02', '2099-11-28T19'])(
    'may be %s, with a plus that is escaped or not',
    async (text) => {
      for (const sent of [text, encodeURIComponent(text)]) {
        expect((await service.api.get(end(sent))).body.async_actions).toHaveLength(1);
        expect((await service.api.get(made(sent))).body.vouchers).toHaveLength(1);
        expect((await service.api.get(expiring(sent))).body.vouchers).toHaveLength(1);
      }
    },
  );

  it('is moved by its offset', async () => {
    const before = (text: string) => service.api.get(expiring(text));

    expect((await before('2026-11-28T01:00+0200')).body.vouchers).toHaveLength(0);
    expect((await before('2026-11-28T01:00-0200')).body.vouchers).toHaveLength(1);
  });
});
