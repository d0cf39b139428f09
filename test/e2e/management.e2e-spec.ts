import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { CommandLine } from '../support/service/command-line.js';
import { invalidPayload } from '../support/http/error-bodies.js';
import { Service } from '../support/service/service.js';

const MANAGEMENT_KEY = 'management-key-0123456789';
const UNAUTHORIZED = { code: 401, message: 'Unauthorized', key: 'unauthorized' };

describe('the life of projects and keys', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start({ env: { MANAGEMENT_KEY } });
  });

  afterAll(() => service.dispose());

  // Beside a service the command takes that one's own settings.
  const vouchsafe = () => new CommandLine({ PUBLIC_URL: service.api.url, MANAGEMENT_KEY });
  const cli = (...parameters: string[]) => vouchsafe().run(parameters);
  const cliJson = (...parameters: string[]) => JSON.parse(cli(...parameters, '--json').stdout);
  const clientOf = (key: { app_id: string; app_token: string }) =>
    new ApiClient(service.api.url, { appId: key.app_id, appToken: key.app_token });
  const newKey = (...options: string[]) => {
    const project = cliJson('project', 'create', 'Shop');
    return cliJson('key', 'create', '--project', project.id, '--name', 'Till', ...options);
  };

  it('makes a project whose key sees nothing of another one', async () => {
    await service.api.createVoucher('MINE');
    const client = clientOf(newKey());

    expect((await client.get('/v1/vouchers/MINE')).status).toBe(404);
    await client.createVoucher('MINE');
    expect((await client.get('/v1/vouchers/MINE')).status).toBe(200);
  });

  it('shows a token once', () => {
    const key = newKey();

    const listed = cliJson('key', 'list', '--project', key.project_id);

    expect(key.app_token).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(listed).toMatchObject([{ app_id: key.app_id, name: 'Till' }]);
    expect(JSON.stringify(listed)).not.toContain(key.app_token);
  });

  it('ends a revoked key', async () => {
    const key = newKey();
    expect((await clientOf(key).get('/v1/async-actions')).status).toBe(200);

    cli('key', 'revoke', key.app_id);

    expect((await clientOf(key).get('/v1/async-actions')).body).toEqual(UNAUTHORIZED);
    expect(cli('key', 'revoke', key.app_id).status).toBe(3);
  });

  it('gives a rotated key another token', async () => {
    const key = newKey();

    const rotated = cliJson('key', 'rotate', key.app_id);

    expect((await clientOf(key).get('/v1/async-actions')).status).toBe(401);
    expect((await clientOf(rotated).get('/v1/async-actions')).status).toBe(200);
  });

  it('keeps the bearer tokens of a rotated key and ends those of a revoked one', async () => {
    const key = newKey();
    const answer = await clientOf(key).request('POST', '/v1/oauth/token', {
      body: 'grant_type=client_credentials',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const headers = { authorization: `Bearer ${answer.body.access_token}` };
    const list = () =>
      service.api.request('GET', '/v1/async-actions', { anonymous: true, headers });

    cli('key', 'rotate', key.app_id);
    expect((await list()).status).toBe(200);

    cli('key', 'revoke', key.app_id);
    expect((await list()).body).toEqual(UNAUTHORIZED);
  });

  it('holds a key to its scopes', async () => {
    const client = clientOf(newKey('--scope', 'async-actions'));

    expect((await client.get('/v1/async-actions')).status).toBe(200);
    expect((await client.get('/v1/vouchers/ABC')).status).toBe(403);
  });

  it('holds a key to its addresses', async () => {
    const allowed = clientOf(newKey('--allow-ip', '127.0.0.0/8'));
    const elsewhere = clientOf(newKey('--allow-ip', '203.0.113.0/24'));

    expect((await allowed.get('/v1/async-actions')).status).toBe(200);
    expect((await elsewhere.get('/v1/async-actions')).body).toEqual(UNAUTHORIZED);
  });

  it('ends a key at its date', async () => {
    const client = clientOf(newKey('--expires', '2020-01-01'));

    expect((await client.get('/v1/async-actions')).body).toEqual(UNAUTHORIZED);
  });

  it.each([
    ['a wrong scope', ['--scope', 'everything'], /^Property \.scopes must be equal to one of/],
    ['a wrong address', ['--allow-ip', 'nowhere'], /^Property \.allowed_ips must be array of IP/],
    ['a wrong date', ['--expires', 'soon'], /^Property \.expires_at cannot be recognized/],
  ])('refuses %s in the words of the service', (_, options, reason) => {
    const project = cliJson('project', 'list')[0];
    const result = cli('key', 'create', '--project', project.id, '--name', 'X', ...options);

    expect(result.status).toBe(3);
    expect(result.stderr).toMatch(reason);
  });

  it.each([
    ['a\0', 'must NOT contain U+0000'],
    ['a\ud800', 'must be well-formed Unicode'],
  ])('refuses the name %j, which not every database keeps', async (name, reason) => {
    const headers = { 'x-management-key': MANAGEMENT_KEY };
    const answer = await service.api.request('POST', '/management/v1/projects', {
      headers,
      json: { name },
    });

    expect(answer).toMatchObject(invalidPayload(`Property .name ${reason}`));
  });

  it.each([
    [['nonsense']],
    [['key', 'create']],
    [['project', 'create']],
    [['project', 'list', '--x']],
  ])('explains itself after %j', (parameters) => {
    const result = cli(...parameters);

    expect(result.status).toBe(2);
    expect(result.stderr).toContain('Usage: vouchsafe');
  });

  it.each(['', 'wrong-management-key-0'])('is closed to the management key %j', async (key) => {
    const headers = { 'x-management-key': key };
    const answer = await service.api.request('GET', '/management/v1/projects', { headers });

    expect(answer.body).toEqual(UNAUTHORIZED);
  });

  it('is closed to everyone where no management key is set', async () => {
    const closed = await Service.start();
    const headers = { 'x-management-key': MANAGEMENT_KEY };

    const answer = await closed.api.request('GET', '/management/v1/projects', { headers });

    expect(answer.body).toEqual(UNAUTHORIZED);
    await closed.dispose();
  });
});
