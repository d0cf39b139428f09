import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withWorth } from '../factories/bulk-items.js';
import { EXPECTATION_FAILED } from '../support/http/error-bodies.js';
import { WITNESS } from '../support/jobs/expectations.js';
import { bulkHead, sendRaw, type RawAnswer } from '../support/http/raw-request.js';
import { SharedService } from '../support/service/shared-service.js';

const NO_STORE = /^cache-control: (?:private, )?no-store\r$/im;
const BULK = '/v1/vouchers/bulk/async';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS);
});

afterAll(() => service.dispose());

/** Sends a request with the key of the project; a body as JSON. */
function send(line: string, headers: readonly string[] = [], body = ''): Promise<RawAnswer> {
  const { appId, appToken } = service.api.key;
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  const key = [`X-App-Id: ${appId}`, `X-App-Token: ${appToken}`];
  const head = [`${line} HTTP/1.1`, 'Host: localhost', ...key, ...headers];
  return sendRaw(service.api, body === '' ? head : [...head, length], body);
}

const basic = () => {
  const { appId, appToken } = service.api.key;
  return `Authorization: Basic ${btoa(`${appId}:${appToken}`)}`;
};
const form = 'Content-Type: application/x-www-form-urlencoded';

describe('an answer for a key is kept by no cache', () => {
  const answers: [status: number, name: string, ask: () => Promise<RawAnswer>][] = [
    [200, 'a voucher', () => send(`GET /v1/vouchers/${WITNESS}`)],
    [
      202,
      'a bulk request',
      () => send(`POST ${BULK}`, [], `[{"code":"${WITNESS}","metadata":{}}]`),
    ],
    [200, 'a base address with a slash', () => send(`GET //v1/vouchers/${WITNESS}`)],
    [400, 'a query', () => send('GET /v1/vouchers?limit=x')],
    [400, 'JSON that is none', () => send(`POST ${BULK}`, [], '[')],
    [400, 'a payload', () => send(`POST ${BULK}`, [], '[1]')],
    [400, 'two hosts', () => send('GET /v1/vouchers', ['Host: b'])],
    [400, 'bytes that are not HTTP', () => send('GET /v1/vouchers', ['X Odd: 1'])],
    [404, 'no such voucher', () => send('GET /v1/vouchers/never-made')],
    [404, 'no such path', () => send('GET /v1/nowhere')],
    [404, 'a path that cannot be decoded', () => send('GET /v1/vouchers/%zz')],
    [405, 'a method', () => send(`GET ${BULK}`)],
    [405, 'OPTIONS', () => send(`OPTIONS ${BULK}`)],
    [406, 'a picky client', () => send('GET /v1/vouchers', ['Accept: text/xml'])],
    [
      409,
      'a code that is taken',
      () => send(`POST /v1/vouchers/${WITNESS}`, [], JSON.stringify(withWorth({}))),
    ],
    [
      413,
      'a size',
      () => send(`POST ${BULK}`, ['Expect: 100-continue', 'Content-Length: 99999999']),
    ],
    [415, 'a type', () => send(`POST ${BULK}`, ['Content-Type: text/plain'], '[]')],
    [417, 'an expectation', () => send(`POST ${BULK}`, ['Expect: the-unexpected'])],
    [431, 'long headers', () => send(`POST ${BULK}`, [`X-Long: ${'x'.repeat(17_000)}`])],
    [403, 'a report link', () => send('GET /reports/aa_0aeb82bd55d5beffb.csv?signature=x')],
    [404, 'an image', () => send('GET /assets/qr/x.00000000.y')],
    [401, 'the metrics', () => send('GET /metrics')],
    [401, 'operators', () => send('GET /management/v1/projects')],
    [
      200,
      'a token',
      () => send('POST /v1/oauth/token', [basic(), form], 'grant_type=client_credentials'),
    ],
    [400, 'a grant', () => send('POST /v1/oauth/token', [basic(), form], 'grant_type=password')],
    [
      400,
      'a scope',
      () => send('POST /v1/oauth/token', [basic(), form], 'grant_type=client_credentials&scope=x'),
    ],
    [405, 'a method of tokens', () => send('GET /v1/oauth/token')],
    [401, 'a bearer token', () => sendRaw(service.api, withBearer('x'.repeat(50)))],
  ];

  const withBearer = (token: string) => [
    'GET /v1/vouchers HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${token}`,
  ];

  it.each(answers)('%d: %s', async (status, _name, ask) => {
    const { status: answered, text } = await ask();

    expect({ answered, text }).toEqual({ answered: status, text: expect.stringMatching(NO_STORE) });
  });

  it('417 is answered in JSON', async () => {
    const head = [...bulkHead(service.api), 'Expect: the-unexpected', 'Content-Length: 2'];

    expect(await sendRaw(service.api, head, '[]')).toMatchObject(EXPECTATION_FAILED);
  });
});
