import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../support/http/raw-request.js';
import { Service } from '../support/service/service.js';

const VOUCHERS_A_REQUEST = 150;
/** 60 kB of JSON in each voucher. */
const ELEMENTS = 20_000;

/** Ten conditions, each of which looks for a date in every element of every voucher. */
const SLOW_LIST = `/v1/vouchers?${Array.from(
  { length: 10 },
  (_, number) => `filters[metadata.heavy][conditions][$after][]=20${number + 10}-01-01`,
).join('&')}`;
const QUICK_LIST = '/v1/vouchers?code=heavy-1-1&filters[metadata.heavy][conditions][$is]=x';

describe('a list that would take minutes', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start();
    for (const request of [1, 2]) {
      const vouchers = Array.from({ length: VOUCHERS_A_REQUEST }, (_, number) => ({
        code: `heavy-${request}-${number}`,
        type: 'GIFT_VOUCHER',
        gift: { amount: 1 },
        metadata: { heavy: Array<string>(ELEMENTS).fill('') },
      }));
      await service.api.importVouchers(vouchers);
    }
  });

  afterAll(() => service.dispose());

  it('is ended, and its answer says what to narrow', async () => {
    const { status, body } = await service.api.get(SLOW_LIST);

    expect({ status, body }).toEqual({
      status: 400,
      body: {
        code: 400,
        key: 'invalid_query_params',
        message: 'Invalid query params',
        details:
          'Property .filters takes too long to answer for the vouchers that are left: have fewer conditions on ' +
          'metadata and members of objects, or narrow the list by .code, .ids, .category, .created_at or .updated_at',
        request_id: expect.stringMatching(/^v-[0-9a-f]{18}$/),
      },
    });
  });

  it('is ended when its client hangs up, so that those who wait get their turn', async () => {
    // Together they would hold the two slots of the project for longer than anyone waits.
    const clients = Array.from({ length: 8 }, () => {
      const { appId, appToken } = service.api.key;
      const head = [`GET ${SLOW_LIST} HTTP/1.1`, 'Host: localhost', `X-App-Id: ${appId}`];
      return new RawConnection(service.api).send(
        `${[...head, `X-App-Token: ${appToken}`].join('\r\n')}\r\n\r\n`,
      );
    });
    await Promise.all(clients.map((client) => client.disconnect()));

    const { status, body } = await service.api.get(QUICK_LIST);
    expect({ status, total: body.total as unknown }).toEqual({ status: 200, total: 0 });
    expect(service.log).not.toContain('Request failed');
  });
});
