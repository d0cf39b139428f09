import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../support/service/service.js';

/** Both halves have what a form encodes, and a `%41` that means itself. */
const KEY = { appId: 'shop-%41+1', appToken: 'ab+cd/ef1234567890==%41:100%' };
const LIMIT = 20;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let service: Service;
let addresses = 0;

beforeAll(async () => {
  service = await Service.start({
    env: {
      BOOTSTRAP_APP_ID: KEY.appId,
      BOOTSTRAP_APP_TOKEN: KEY.appToken,
      FAILED_LOGINS_PER_MINUTE: String(LIMIT),
      TRUST_PROXY: '127.0.0.1',
    },
  });
});

afterAll(() => service.dispose());

const newAddress = () => `203.0.113.${(addresses += 1)}`;
const encode = (text: string) => new URLSearchParams({ v: text }).toString().slice('v='.length);
const plain = `${KEY.appId}:${KEY.appToken}`;
const encoded = `${encode(KEY.appId)}:${encode(KEY.appToken)}`;

function post(path: string, pair: string, body: string, from = newAddress()) {
  const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  const headers = { ...FORM, authorization, 'x-forwarded-for': from };
  return service.api.request('POST', `/v1/oauth/${path}`, { anonymous: true, body, headers });
}

const statusOf = async (pair: string, from: string) =>
  (await post('introspect', pair, 'access_token=none', from)).status;

describe.each([
  ['as it stands', plain],
  ['encoded as a form', encoded],
  ['with every letter encoded', plain.replace(/[^:]/g, (one) => `%${hex(one)}`)],
])('a key in Basic %s', (_, pair) => {
  it('makes, inspects and revokes a token', async () => {
    const issued = await post('token', pair, 'grant_type=client_credentials');
    expect(issued).toMatchObject({ status: 200, body: { client_id: KEY.appId } });
    const form = `access_token=${issued.body.access_token}`;

    expect((await post('introspect', pair, form)).body).toMatchObject({ active: true });
    expect((await post('token/revoke', pair, form)).status).toBe(204);
  });

  it('is no guess, however often it comes', async () => {
    const from = newAddress();
    for (let count = 0; count < 2 * LIMIT; count += 1) expect(await statusOf(pair, from)).toBe(200);

    expect(await statusOf('shop-1:guess', from)).toBe(401);
  });
});

describe('a wrong key in Basic', () => {
  it.each([
    ['encoded twice', encoded.replaceAll('%', '%25')],
    ['encoded in one half only', `${KEY.appId}:${encode(KEY.appToken)}`],
    ['with an encoded colon between its halves', encoded.replace(':', '%3A')],
    ['with an encoding that is broken', `${encoded}%`],
  ])('is refused %s', async (_, pair) => {
    expect(await statusOf(pair, newAddress())).toBe(401);
  });

  it.each([
    ['one guess where it reads in one way', 'guess', LIMIT],
    ['two guesses where it reads in two ways', 'gu%65ss', LIMIT / 2],
  ])('is %s', async (_, guess, allowed) => {
    const from = newAddress();
    const statuses: number[] = [];
    for (let at = 0; at < LIMIT + 5; at += 1) {
      statuses.push(await statusOf(`shop-1:${guess}-${at}`, from));
    }

    expect(statuses.filter((status) => status === 401)).toHaveLength(allowed);
    expect(statuses.filter((status) => status === 429)).toHaveLength(LIMIT + 5 - allowed);
  });
});

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}
