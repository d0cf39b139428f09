import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KeyPair } from '../support/http/api-client.js';
import { form } from '../support/api-document/documented-request.js';
import { notFound, UNAUTHORIZED } from '../support/http/error-bodies.js';
import { MANAGEMENT_KEY, ManagementClient } from '../support/http/management-client.js';
import { Service } from '../support/service/service.js';

const LIMIT = 10;
const GRANT = 'urn:vouchsafe:oauth:sign-in-code';

let service: Service;
let management: ManagementClient;
let projectId: string;
let key: KeyPair;

beforeAll(async () => {
  service = await Service.start({
    env: { MANAGEMENT_KEY, FAILED_LOGINS_PER_MINUTE: String(LIMIT), TRUST_PROXY: '127.0.0.1' },
  });
  management = new ManagementClient(service.api);
  projectId = await management.firstProject();
  key = await management.createKey(projectId, { scopes: ['vouchers'] });
});

afterAll(() => service.dispose());

/** Exchanges a code, from an address that no other test has. */
let tests = 0;
function exchange(code: string, from = `198.51.100.${(tests += 1)}`, grant = GRANT) {
  const { body, headers } = form({ grant_type: grant, code });
  return service.api.request('POST', '/v1/oauth/sign-in', {
    anonymous: true,
    body,
    headers: { ...headers, 'x-forwarded-for': from },
  });
}

const refused = { status: 401, body: UNAUTHORIZED.body };

describe('a sign-in code', () => {
  it('leads to the console, in what no server sees of an address', async () => {
    const made = await management.createSignInCode(key);

    expect(made).toEqual({
      code: expect.stringMatching(/^[A-Za-z0-9]{50}$/),
      url: `${service.api.url}/console/#sign-in=${made.code}`,
      app_id: key.appId,
      expires_at: expect.any(String),
      object: 'sign_in_code',
    });
    const life = Date.parse(made.expires_at) - Date.now();
    expect(life).toBeGreaterThan(0);
    expect(life).toBeLessThanOrEqual(300_000);
  });

  it('is exchanged for a token with the rights of its key, which no cache keeps', async () => {
    const { code } = await management.createSignInCode(key);
    const { status, body, headers } = await exchange(code);

    expect({ status, body }).toMatchObject({
      status: 200,
      body: { client_id: key.appId, scope: 'vouchers', expires_in: 900, token_type: 'Bearer' },
    });
    expect(headers.get('cache-control')).toBe('no-store');
    const authorization = `Bearer ${body.access_token as string}`;
    const ask = (path: string) =>
      service.api.request('GET', path, { anonymous: true, headers: { authorization } });
    expect((await ask('/v1/vouchers')).status).toBe(200);
    expect((await ask('/v1/async-actions')).status).toBe(403);
  });

  it('is good once, also for many at the same time', async () => {
    const { code } = await management.createSignInCode(key);
    const answers = await Promise.all(Array.from({ length: 5 }, () => exchange(code)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
    expect(await exchange(code)).toMatchObject(refused);
  });

  it('is no good when its five minutes are over', async () => {
    const { code } = await management.createSignInCode(key);
    await service.database.write('UPDATE sign_in_codes SET expires_at = ? WHERE code_sha256 = ?', [
      Date.now() - 1,
      createHash('sha256').update(code).digest('hex'),
    ]);

    expect(await exchange(code)).toMatchObject(refused);
  });

  it('ends with its key', async () => {
    const other = await management.createKey(projectId);
    const { code } = await management.createSignInCode(other);
    await management.revoke(other);

    expect(await exchange(code)).toMatchObject(refused);
  });

  it('is kept for its key when it comes from an address that the key may not be used from', async () => {
    const guarded = await management.createKey(projectId, { allowed_ips: ['203.0.113.7'] });
    const { code } = await management.createSignInCode(guarded);

    expect(await exchange(code, '198.51.100.200')).toMatchObject(refused);
    expect((await exchange(code, '203.0.113.7')).status).toBe(200);
  });

  it('is made for no key that is unknown, revoked or expired', async () => {
    const gone = await management.createKey(projectId);
    await management.revoke(gone);
    const past = await management.createKey(projectId, { expires_at: '2020-01-01T00:00:00Z' });
    for (const { appId } of [gone, past, { appId: 'nobody' }]) {
      const headers = { 'x-management-key': MANAGEMENT_KEY };
      const path = `/management/v1/keys/${appId}/sign-in-codes`;
      const answer = await service.api.request('POST', path, { anonymous: true, headers });

      expect(answer).toMatchObject(notFound('key', appId));
    }
  });

  it('is guessed as often as a key, and no oftener', async () => {
    const from = '192.0.2.99';
    const { code } = await management.createSignInCode(key);
    const statuses: number[] = [];
    for (let at = 0; at < LIMIT + 3; at += 1) {
      statuses.push((await exchange(`guess-${at}`, from)).status);
    }

    expect(statuses).toEqual([...Array<number>(LIMIT).fill(401), 429, 429, 429]);
    expect((await exchange(code, from)).status).toBe(429);
    expect((await exchange(code)).status).toBe(200);
  });

  it('needs its own grant type, and a code', async () => {
    const { code } = await management.createSignInCode(key);

    expect(await exchange(code, undefined, 'client_credentials')).toMatchObject({
      status: 400,
      body: { key: 'invalid_grant_type' },
    });
    expect(await exchange('')).toMatchObject({ status: 400, body: { key: 'missing_parameters' } });
    expect((await exchange(code)).status).toBe(200);
  });

  it('is in the audit trail when it is made, and when it is used', async () => {
    const audited = await management.createKey(projectId);
    const { code } = await management.createSignInCode(audited);
    await exchange(code, '198.51.100.77');
    const headers = { 'x-management-key': MANAGEMENT_KEY };
    const path = `/management/v1/audit-entries?resource_id=${audited.appId}`;
    const { body } = await service.api.request('GET', path, { anonymous: true, headers });

    expect(body.data).toMatchObject([
      { event: 'oauth_token.issued', means: 'none', address: '198.51.100.77' },
      { event: 'sign_in_code.used', project_id: projectId, address: '198.51.100.77' },
      { event: 'sign_in_code.created', project_id: projectId, means: 'management' },
      { event: 'key.created' },
    ]);
  });
});
