import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

const ID = 'v-0123456789abcdef01';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher('taken');
});

afterAll(() => service.dispose());

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** The body as it was sent, field by field in its order, with a fixed id for that of the request. */
async function errorText(path: string, { method = 'GET', ...rest }: Sent = {}): Promise<string> {
  const { body } = await service.api.request(method, path, rest);
  return JSON.stringify(body).replace(/v-[0-9a-f]{18}/, ID);
}

const post = (body: string, headers = {}): Sent => ({ method: 'POST', body, headers });
const BULK = '/v1/vouchers/bulk/async';

describe('an error body is that of the public API, to the letter', () => {
  const cases: [status: string, path: string, sent: Sent, text: string][] = [
    [
      '400 for what is not JSON',
      BULK,
      post('{'),
      '{"statusCode":400,"error":"Bad Request","message":"Invalid request payload JSON format"}',
    ],
    [
      '400 for a payload',
      BULK,
      post('[]'),
      `{"code":400,"key":"invalid_payload","message":"Invalid payload","details":"Payload must NOT have fewer than 1 items","request_id":"${ID}"}`,
    ],
    [
      '400 for a query',
      '/v1/async-actions?end_date=never',
      {},
      `{"code":400,"key":"invalid_query_params","message":"Invalid query params","details":"Property .end_date cannot be recognized as a ISO-8601 compliant date","request_id":"${ID}"}`,
    ],
    [
      '401',
      BULK,
      post('[]', { 'x-app-token': 'wrong' }),
      '{"code":401,"message":"Unauthorized","key":"unauthorized"}',
    ],
    [
      '404 for a voucher',
      '/v1/vouchers/IrKORhS',
      {},
      `{"code":404,"key":"not_found","message":"Resource not found","details":"Cannot find voucher with id IrKORhS","request_id":"${ID}","resource_id":"IrKORhS","resource_type":"voucher"}`,
    ],
    [
      '404 for an action',
      '/v1/async-actions/aa_0aeb82bd55d5beffb',
      {},
      `{"code":404,"key":"not_found","message":"Resource not found","details":"Cannot find async_action with id aa_0aeb82bd55d5beffb","request_id":"${ID}","resource_id":"aa_0aeb82bd55d5beffb","resource_type":"async_action"}`,
    ],
    [
      '404 for a path',
      '/v1/nothing',
      {},
      `{"code":404,"key":"not_found","message":"Resource not found","request_id":"${ID}"}`,
    ],
    [
      '405',
      BULK,
      { method: 'PUT' },
      `{"code":405,"message":"HTTP Method Not Allowed","details":"PUT is not supported by this endpoint. Did you mean POST?","request_id":"${ID}"}`,
    ],
    [
      '406',
      '/v1/async-actions',
      { headers: { accept: 'text/xml' } },
      '{"statusCode":406,"error":"Not Acceptable","message":"Not Acceptable"}',
    ],
    [
      '409',
      '/v1/vouchers/taken',
      post('{"gift":{"amount":1}}'),
      `{"code":409,"key":"duplicate_found","message":"Duplicated resource found","details":"Duplicated voucher exists with id taken","request_id":"${ID}","resource_id":"taken","resource_type":"voucher"}`,
    ],
    [
      '413',
      BULK,
      post(' '.repeat(10_485_761)),
      '{"statusCode":413,"error":"Request Entity Too Large","message":"Payload content length greater than maximum allowed: 10485760"}',
    ],
    [
      '415',
      BULK,
      post('[]', { 'content-type': 'text/plain' }),
      '{"statusCode":415,"error":"Unsupported Media Type","message":"Unsupported Media Type"}',
    ],
  ];

  it.each(cases)('%s', async (status, path, sent, text) => {
    expect(await errorText(path, sent)).toBe(text);
    const answer = await service.api.request(sent.method ?? 'GET', path, sent);
    expect(answer.status).toBe(Number(status.slice(0, 3)));
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('has another request id each time', async () => {
    const ids = [await service.api.get('/v1/nothing'), await service.api.get('/v1/nothing')].map(
      ({ body }) => body.request_id as string,
    );
    expect(new Set(ids).size).toBe(2);
  });
});
