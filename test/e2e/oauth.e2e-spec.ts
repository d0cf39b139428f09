import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SCOPES } from '../../src/auth/scope.js';
import type { Answer } from '../support/http/api-client.js';
import { SharedService } from '../support/service/shared-service.js';

const UNAUTHORIZED = { code: 401, message: 'Unauthorized', key: 'unauthorized' };

describe('OAuth', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    await service.api.createVoucher('ABC');
  });

  afterAll(() => service.dispose());

  const post = (path: string, form: string, headers: Record<string, string> = {}) =>
    service.api.request('POST', `/v1/oauth/${path}`, {
      body: form,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });

  const issue = async (scope = 'api'): Promise<string> => {
    const answer = await post('token', `grant_type=client_credentials&scope=${scope}`);
    return answer.body.access_token as string;
  };

  const withBearer = (token: string, method = 'GET', path = '/v1/vouchers/ABC', json?: unknown) =>
    service.api.request(method, path, {
      anonymous: true,
      headers: { authorization: `Bearer ${token}` },
      json,
    });

  describe('a token', () => {
    it('is given to a key for fifteen minutes', async () => {
      const before = Math.floor(Date.now() / 1000);
      const { status, body } = await post('token', 'grant_type=client_credentials&scope=api');

      expect(status).toBe(200);
      expect(body).toEqual({
        access_token: expect.stringMatching(/^[A-Za-z0-9]{50}$/),
        client_id: service.api.key.appId,
        expires_at: expect.any(Number),
        expires_in: 900,
        scope: 'api',
        token_type: 'Bearer',
      });
      expect(body.expires_at - before).toBeGreaterThanOrEqual(899);
    });

    it('is given to a client that authenticates as OAuth clients do', async () => {
      const pair = Buffer.from(`${service.api.key.appId}:${service.api.key.appToken}`).toString(
        'base64',
      );
      const answer = await service.api.request('POST', '/v1/oauth/token', {
        anonymous: true,
        body: 'grant_type=client_credentials',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${pair}`,
        },
      });

      expect(answer.body).toMatchObject({ token_type: 'Bearer', scope: 'api' });
    });

    it('opens the bulk update with the scope `vouchers`', async () => {
      const token = await issue('vouchers');
      const items = [{ code: 'ABC', metadata: { via: 'token' } }];

      expect((await withBearer(token, 'POST', '/v1/vouchers/bulk/async', items)).status).toBe(202);
    });

    it('lacks a permission outside its scopes', async () => {
      const token = await issue('async-actions');

      const answer = await withBearer(token);

      expect(answer.status).toBe(403);
      expect(answer.body).toEqual({
        code: 403,
        key: 'missing_required_permission',
        message: 'Missing permission',
        details: 'User does not have a required permission to perform this operation.',
        request_id: expect.stringMatching(/^v-[0-9a-f]{18}$/),
      });
    });

    it('is given every scope that the public API documents, and is held to those of this service', async () => {
      expect(SCOPES).toHaveLength(42);
      const token = await issue(SCOPES.filter((scope) => scope !== 'api').join('+'));

      const { body } = await post('introspect', `access_token=${token}`);

      expect(body).toMatchObject({ active: true, scope: SCOPES.slice(1).join(' ') });
      expect((await withBearer(token)).status).toBe(200);
      expect((await withBearer(token, 'GET', '/v1/trash-bin')).status).toBe(200);
    });

    it.each(['campaigns', 'client_vouchers', 'client_api', 'assets'])(
      'opens nothing with the scope %s alone',
      async (scope) => {
        const token = await issue(scope);
        const paths = [
          'vouchers',
          'vouchers/ABC',
          'async-actions',
          'metadata-schemas',
          'trash-bin',
        ];

        for (const path of paths) {
          expect((await withBearer(token, 'GET', `/v1/${path}`)).status).toBe(403);
        }
      },
    );

    it('cannot be used to get another token', async () => {
      const token = await issue();
      const answer = await service.api.request('POST', '/v1/oauth/token', {
        anonymous: true,
        body: 'grant_type=client_credentials',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Bearer ${token}`,
        },
      });

      expect(answer.body).toEqual(UNAUTHORIZED);
    });

    it('stops at once when it is revoked', async () => {
      const token = await issue();
      expect((await withBearer(token)).status).toBe(200);

      const revoked = await post('token/revoke', `access_token=${token}`);

      expect(revoked.status).toBe(204);
      expect((await withBearer(token)).body).toEqual(UNAUTHORIZED);
      expect((await post('introspect', `access_token=${token}`)).body).toEqual({ active: false });
    });

    it('is known to introspection while it lives', async () => {
      const token = await issue('vouchers async-actions');

      const { body } = await post('introspect', `access_token=${token}`);

      expect(body).toMatchObject({
        access_token: token,
        active: true,
        scope: 'vouchers async-actions',
        client_id: service.api.key.appId,
      });
    });
  });

  describe('refuses', () => {
    let answer: Answer;

    const cases: [string, string, string, number, unknown][] = [
      [
        'another grant',
        'token',
        'grant_type=password',
        400,
        { code: 400, key: 'invalid_grant_type', message: 'Invalid grant_type' },
      ],
      [
        'an empty form',
        'token',
        '',
        400,
        { code: 400, key: 'invalid_grant_type', message: 'Invalid grant_type' },
      ],
      [
        'unknown scopes, all named',
        'token',
        'grant_type=client_credentials&scope=api+nope+campaigns+Vouchers',
        400,
        { code: 400, key: 'invalid_scope', message: 'Invalid scope: nope,Vouchers' },
      ],
      [
        'an introspection of nothing',
        'introspect',
        '',
        400,
        { code: 400, key: 'missing_parameters', message: 'Missing parameters' },
      ],
      ['a revocation of an unknown token', 'token/revoke', 'access_token=unknown', 404, ''],
    ];

    describe.each(cases)('%s', (_, path, form, status, body) => {
      beforeEach(async () => {
        answer = await post(path, form);
      });

      it(`with ${status}`, () => {
        expect({ status: answer.status, body: answer.body }).toEqual({ status, body });
      });
    });

    it('a JSON body', async () => {
      const json = await service.api.request('POST', '/v1/oauth/token', { json: {} });
      expect(json.status).toBe(415);
    });

    it.each(['', 'x', 'a b', 'Ä', 'x'.repeat(2_000)])('the bearer token %j', async (token) => {
      const headers = { authorization: `Bearer ${encodeURI(token)}` };
      const forged = await service.api.request('GET', '/v1/vouchers/ABC', {
        anonymous: true,
        headers,
      });
      expect(forged.body).toEqual(UNAUTHORIZED);
    });
  });
});
