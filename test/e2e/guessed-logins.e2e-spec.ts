import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MANAGEMENT_KEY, ManagementClient } from '../support/http/management-client.js';
import { Service, TEST_KEY } from '../support/service/service.js';

const LIMIT = 20;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let service: Service;
let management: ManagementClient;

beforeAll(async () => {
  service = await Service.start({
    env: { MANAGEMENT_KEY, FAILED_LOGINS_PER_MINUTE: String(LIMIT), TRUST_PROXY: '127.0.0.1' },
  });
  management = new ManagementClient(service.api, MANAGEMENT_KEY);
});

afterAll(() => service.dispose());

type Headers = Record<string, string>;

/** The status of a request that a proxy passes on from the address. */
async function statusOf(path: string, from: string, headers: Headers): Promise<number> {
  const sent = { ...headers, 'x-forwarded-for': from };
  const isPost = path.startsWith('/v1/oauth/');
  const answer = await service.api.request(isPost ? 'POST' : 'GET', path, {
    anonymous: true,
    headers: isPost ? { ...sent, ...FORM } : sent,
    ...(isPost && { body: 'access_token=none' }),
  });
  return answer.status;
}

const keyHeaders = (appToken: string, appId = TEST_KEY.appId): Headers => ({
  'x-app-id': appId,
  'x-app-token': appToken,
});

/** How often each status came, over requests one after the other. */
async function tally(requests: (() => Promise<number>)[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const request of requests) {
    const status = await request();
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe('guesses that stood beside good credentials', () => {
  it('of the management key are guesses when the key is asked for', async () => {
    const from = '198.51.100.10';
    const guesses = times(50, (at) => ({
      ...keyHeaders(TEST_KEY.appToken),
      'x-management-key': `management-guess-${at}`,
    }));
    const beside = guesses.map((headers) => () => statusOf('/v1/vouchers/none', from, headers));
    expect(await tally(beside)).toEqual({ 404: 50 });

    const guessed = guesses.map(
      (headers) => () => statusOf('/management/v1/projects', from, headers),
    );
    expect(await tally(guessed)).toEqual({ 401: LIMIT, 429: 50 - LIMIT });
  });

  it("of another tenant's token are guesses on a route that takes no bearer token", async () => {
    const from = '198.51.100.11';
    const projectId = await management.createProject('Victim');
    const victim = await management.createKey(projectId);
    const { body: token } = await service.api.request('POST', '/v1/oauth/token', {
      headers: FORM,
      body: 'grant_type=client_credentials',
    });
    const guesses = times(50, (at) => ({
      ...keyHeaders(`token-guess-${at}`, victim.appId),
      authorization: `Bearer ${token.access_token}`,
    }));
    const beside = guesses.map((headers) => () => statusOf('/v1/vouchers/none', from, headers));
    expect(await tally(beside)).toEqual({ 404: 50 });

    const guessed = guesses.map((headers) => () => statusOf('/v1/oauth/introspect', from, headers));
    expect(await tally(guessed)).toEqual({ 401: LIMIT, 429: 50 - LIMIT });
  });
});

describe('many logins at once', () => {
  it('fail as often as they may, and then get no answer', async () => {
    const statuses = await Promise.all(
      times(200, (at) => statusOf('/v1/vouchers/none', '198.51.100.12', keyHeaders(`guess-${at}`))),
    );

    expect(statuses.filter((status) => status === 401)).toHaveLength(LIMIT);
    expect(statuses.filter((status) => status === 429)).toHaveLength(200 - LIMIT);
  });

  it('all succeed when they are right, from an address that was never seen', async () => {
    const statuses = await Promise.all(
      times(100, () =>
        statusOf('/v1/vouchers/none', '198.51.100.13', keyHeaders(TEST_KEY.appToken)),
      ),
    );

    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});

describe('an address', () => {
  const SPELLINGS: [name: string, of: (at: number) => string][] = [
    [
      'of IPv6 in any form',
      (at) =>
        ['2001:DB8:2:2::1', '2001:db8:2:2:0:0:0:1', '2001:0db8:0002:0002::9', '[2001:db8:2:2::1]'][
          at % 4
        ] ?? '',
    ],
    [
      'of IPv4 in IPv6',
      (at) =>
        ['198.51.100.3', '::ffff:198.51.100.3', '::FFFF:198.51.100.3', '::ffff:c633:6403'][
          at % 4
        ] ?? '',
    ],
    ['with a port', (at) => `198.51.100.4:${50_000 + at}`],
    ['of IPv6 with a port', (at) => `[2001:db8:2:3::1]:${50_000 + at}`],
    ['with a zone', (at) => `fe80::1%${at}`],
    ['that is none', (at) => `unknown${at}`],
  ];

  it.each(SPELLINGS)('%s is one', async (_name, spelling) => {
    const guesses = times(
      40,
      (at) => () => statusOf('/v1/vouchers/none', spelling(at), keyHeaders(`guess-${at}`)),
    );

    expect(await tally(guesses)).toEqual({ 401: LIMIT, 429: 40 - LIMIT });
  });

  it('with a port is allowed to a key like the address itself', async () => {
    const projectId = await management.createProject('Allowed');
    const key = await management.createKey(projectId, { allowed_ips: ['203.0.113.0/24'] });
    const from = (address: string) =>
      statusOf('/v1/vouchers/none', address, keyHeaders(key.appToken, key.appId));

    expect(await from('203.0.113.9:40000')).toBe(404);
    expect(await from('203.0.114.9:40000')).toBe(401);
  });
});
