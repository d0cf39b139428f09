import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { badCredentials, type RightCredentials } from '../support/api-document/bad-credentials.js';
import { readContents, type Contents } from '../support/databases/database-contents.js';
import { HEADERS_TOO_LARGE, NOT_HTTP, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { WITNESS } from '../support/jobs/expectations.js';
import {
  KeepAliveClient,
  type PlainAnswer,
  type PlainRequest,
} from '../support/http/keep-alive-client.js';
import { issueToken } from '../support/api-document/keyring.js';
import { MANAGED, MANAGEMENT_KEY } from '../support/http/management-client.js';
import { SEED } from '../support/random.js';
import { Service, TEST_KEY } from '../support/service/service.js';

const REQUESTS = 10_000;
const CONNECTIONS = 50;

const json = { 'Content-Type': 'application/json' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const TARGETS: PlainRequest[] = [
  { method: 'GET', path: `/v1/vouchers/${WITNESS}`, headers: {} },
  { method: 'DELETE', path: `/v1/vouchers/${WITNESS}`, headers: {} },
  { method: 'GET', path: '/v1/async-actions', headers: {} },
  { method: 'POST', path: '/v1/vouchers/new', headers: json, body: '{}' },
  {
    method: 'POST',
    path: '/v1/vouchers/bulk/async',
    headers: json,
    body: JSON.stringify([{ code: WITNESS, metadata: { stolen: true } }]),
  },
  {
    method: 'POST',
    path: '/v1/oauth/token',
    headers: form,
    body: 'grant_type=client_credentials',
  },
  { method: 'POST', path: '/management/v1/projects', headers: json, body: '{"name":"Stolen"}' },
  { method: 'GET', path: '/management/v1/projects', headers: {} },
];

let service: Service;
let right: RightCredentials;
let requests: PlainRequest[];
let answers: PlainAnswer[];
let before: Contents;

beforeAll(async () => {
  service = await Service.start(MANAGED);
  await service.api.createVoucher(WITNESS);
  const bearer = await issueToken(service.api.url, TEST_KEY);
  right = { key: TEST_KEY, bearer, managementKey: MANAGEMENT_KEY };
  before = await readContents(service.database);
  requests = randomRequests();
  const client = new KeepAliveClient(service.api.url, CONNECTIONS);
  answers = await client.sendAll(requests);
  client.close();
});

afterAll(() => service.dispose());

function randomRequests(): PlainRequest[] {
  const bad = fc
    .tuple(fc.constantFrom(...TARGETS), badCredentials(right))
    .map(([target, headers]) => ({ ...target, headers: { ...target.headers, ...headers } }));
  return fc.sample(bad, { numRuns: REQUESTS, seed: SEED });
}

/** Refused by the service, or by the HTTP parser before it. */
const REFUSALS = new Map(
  [UNAUTHORIZED, NOT_HTTP, HEADERS_TOO_LARGE].map(({ status, body }) => [status, body]),
);

describe(`10,000 random credentials (SEED=${SEED})`, () => {
  it('are all refused, each with the whole body of its status', () => {
    const wrong = answers.flatMap(({ status, text }, at) =>
      isRefusal(status, text) ? [] : [{ request: requests[at], status, text }],
    );
    expect(answers).toHaveLength(REQUESTS);
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  it('are refused mostly by the service itself, not by the HTTP parser', () => {
    const unauthorized = answers.filter(({ status }) => status === UNAUTHORIZED.status);
    expect(unauthorized.length).toBeGreaterThan(REQUESTS / 2);
  });

  it('leave every table as it was', async () => {
    expect(await readContents(service.database)).toEqual(before);
  });

  it('do not shut out the key, its bearer token and the operator', async () => {
    const path = `/v1/vouchers/${WITNESS}`;
    const headers = { authorization: `Bearer ${right.bearer}` };
    const management = { 'x-management-key': MANAGEMENT_KEY };

    const byKey = await service.api.get(path);
    const byToken = await service.api.request('GET', path, { anonymous: true, headers });
    const byOperator = await service.api.request('GET', '/management/v1/projects', {
      anonymous: true,
      headers: management,
    });

    expect([byKey.status, byToken.status, byOperator.status]).toEqual([200, 200, 200]);
  });
});

function isRefusal(status: number, text: string): boolean {
  const body = REFUSALS.get(status);
  return body !== undefined && JSON.stringify(body) === text;
}
