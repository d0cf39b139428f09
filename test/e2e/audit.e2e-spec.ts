import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandLine } from '../support/service/command-line.js';
import { invalidQuery, REQUEST_ID } from '../support/http/error-bodies.js';
import { MANAGED, MANAGEMENT_KEY } from '../support/http/management-client.js';
import { Service, TEST_KEY } from '../support/service/service.js';

type Entry = Record<'id' | 'event' | 'resource_id' | 'means' | 'created_at' | 'request_id', string>;

let service: Service;

beforeAll(async () => {
  service = await Service.start(MANAGED);
});

afterAll(() => service.dispose());

const operate = (method: string, path: string, json?: object) =>
  service.api.request(method, `/management/v1/${path}`, {
    anonymous: true,
    headers: { 'x-management-key': MANAGEMENT_KEY },
    ...(json !== undefined && { json }),
  });

const entries = async (query: string): Promise<Entry[]> =>
  (await operate('GET', `audit-entries?${query}`)).body.data;

const events = async (resourceId: string): Promise<string[]> => {
  const found = await entries(`limit=100&resource_id=${encodeURIComponent(resourceId)}`);
  return found.map((entry) => entry.event).reverse();
};

describe('the audit trail', () => {
  it('says who made a voucher, when, from where and in which request', async () => {
    await service.api.createVoucher('WHO');

    expect(await entries('resource_id=WHO')).toEqual([
      {
        id: expect.stringMatching(/^log_[0-9a-f]{18}$/),
        created_at: expect.stringMatching(/^20\d\d-.*Z$/),
        event: 'voucher.created',
        project_id: expect.stringMatching(/^proj_/),
        resource_id: 'WHO',
        means: 'key',
        app_id: TEST_KEY.appId,
        address: '127.0.0.1',
        request_id: REQUEST_ID,
        details: null,
        count: 1,
        object: 'audit_entry',
      },
    ]);
  });

  it('has every change of a voucher, and no change that changed nothing', async () => {
    const { api } = service;
    await api.createVoucher('LIFE');
    await api.request('PUT', '/v1/vouchers/LIFE', { json: { metadata: { a: 1 } } });
    await api.request('PUT', '/v1/vouchers/LIFE', { json: { metadata: { a: 1 } } });
    await api.request('POST', '/v1/vouchers/LIFE/disable');
    await api.request('DELETE', '/v1/vouchers/LIFE');

    expect(await events('LIFE')).toEqual([
      'voucher.created',
      'voucher.updated',
      'voucher.updated',
      'voucher.binned',
    ]);
  });

  it('has nothing of what was refused', async () => {
    await service.api.createVoucher('ONCE');
    await expect(service.api.createVoucher('ONCE')).rejects.toThrow('answered 409');
    expect(await events('ONCE')).toEqual(['voucher.created']);
  });

  it('names an accepted bulk request, whose action names the entry', async () => {
    const action = await service.api.runBulk([{ code: 'WHO', metadata: { b: 2 } }]);

    const [entry] = await entries(`resource_id=${action.id}`);
    expect(entry).toMatchObject({ event: 'bulk_request.accepted', app_id: TEST_KEY.appId });
    expect(action).toMatchObject({ user: null, log_id: entry?.id, request_id: entry?.request_id });
  });

  it('has the changes of schemas', async () => {
    const { body: schema } = await service.api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'audited', properties: { a: { type: 'string' } } },
    });
    const path = `/v1/metadata-schemas/${schema.id}`;
    await service.api.request('PUT', path, { json: { properties: { b: { type: 'number' } } } });
    await service.api.request('DELETE', path);

    expect(await events(schema.id)).toEqual([
      'metadata_schema.created',
      'metadata_schema.updated',
      'metadata_schema.deleted',
    ]);
  });

  it('has the life of projects, keys and tokens, by whom and without a secret', async () => {
    const { body: project } = await operate('POST', 'projects', { name: 'Audited' });
    const { body: key } = await operate('POST', `projects/${project.id}/keys`, { name: 'Till' });
    const credentials = { 'x-app-id': key.app_id, 'x-app-token': key.app_token };
    const form = { ...credentials, 'content-type': 'application/x-www-form-urlencoded' };
    const { body: token } = await service.api.request('POST', '/v1/oauth/token', {
      headers: form,
      body: 'grant_type=client_credentials&scope=vouchers',
    });
    await service.api.request('POST', '/v1/vouchers/BEARER', {
      anonymous: true,
      headers: { authorization: `Bearer ${token.access_token}` },
      json: { gift: { amount: 1 } },
    });
    await service.api.request('POST', '/v1/oauth/token/revoke', {
      headers: form,
      body: `access_token=${token.access_token}`,
    });
    const { body: rotated } = await operate('POST', `keys/${key.app_id}/rotate`);
    await operate('POST', `keys/${key.app_id}/revoke`);

    expect(await events(project.id)).toEqual(['project.created']);
    expect(await events(key.app_id)).toEqual([
      'key.created',
      'oauth_token.issued',
      'oauth_token.revoked',
      'key.rotated',
      'key.revoked',
    ]);
    const trail = await entries(`limit=100&project_id=${project.id}`);
    const meansOf = (event: string) => trail.find((entry) => entry.event === event)?.means;
    expect(meansOf('key.created')).toBe('management');
    expect(meansOf('voucher.created')).toBe('token');
    const text = JSON.stringify(trail);
    for (const secret of [key.app_token, rotated.app_token, token.access_token, MANAGEMENT_KEY]) {
      expect(text).not.toContain(secret);
    }
  });

  it('says what a new key may do', async () => {
    const { body: project } = await operate('POST', 'projects', { name: 'Rights' });
    const rights = {
      name: 'Till',
      scopes: ['vouchers'],
      allowed_ips: ['10.0.0.0/8'],
      expires_at: '2099-01-01T00:00:00.000Z',
    };
    const { body: key } = await operate('POST', `projects/${project.id}/keys`, rights);

    expect(await entries(`event=key.created&resource_id=${key.app_id}`)).toMatchObject([
      { details: rights },
    ]);
  });

  it('is read page by page, newest first', async () => {
    for (const code of ['P1', 'P2', 'P3']) await service.api.createVoucher(code);

    const first = (await operate('GET', 'audit-entries?limit=2')).body;
    expect(first).toMatchObject({ object: 'list', data_ref: 'data', has_more: true });
    expect((first.data as Entry[]).map((entry) => entry.resource_id)).toEqual(['P3', 'P2']);
    const next = await entries(`limit=1&starting_after_id=${first.more_starting_after}`);
    expect(next[0]?.resource_id).toBe('P1');
  });

  it('is searched by kind, key, address, request and time', async () => {
    await service.api.createVoucher('FIND');
    const [entry] = await entries('resource_id=FIND');
    if (entry === undefined) throw new Error('The entry is missing');
    const idsOf = async (query: string) => (await entries(query)).map(({ id }) => id);
    const later = new Date(Date.parse(entry.created_at) + 1).toISOString();

    expect(await idsOf(`request_id=${entry.request_id}`)).toEqual([entry.id]);
    expect(await idsOf('event=voucher.created&limit=1')).toEqual([entry.id]);
    expect(await idsOf(`app_id=${TEST_KEY.appId}&address=127.0.0.1&limit=1`)).toEqual([entry.id]);
    expect(await idsOf(`resource_id=FIND&from=${entry.created_at}&until=${later}`)).toEqual([
      entry.id,
    ]);
    expect(await idsOf(`resource_id=FIND&until=${entry.created_at}`)).toEqual([]);
    expect(await idsOf(`resource_id=FIND&from=${later}`)).toEqual([]);
  });

  it('names the parameter that it does not understand', async () => {
    const { status, body } = await operate('GET', 'audit-entries?from=yesterday');

    expect({ status, body }).toEqual(
      invalidQuery('Property .from cannot be recognized as a ISO-8601 compliant date'),
    );
  });

  it('is read on the command line', () => {
    const vouchsafe = CommandLine.ofOperator(service.api.url, MANAGEMENT_KEY);
    const filter = ['--resource', 'WHO', '--event', 'voucher.created'];

    expect(vouchsafe.json('audit', 'list', ...filter)).toMatchObject([
      { event: 'voucher.created', resource_id: 'WHO' },
    ]);
  });
});

describe('failed logins', () => {
  it('are counted by their address, when the service ends at the latest', async () => {
    const guess = (token: string) =>
      service.api.request('GET', '/v1/vouchers', { headers: { 'x-app-token': token } });
    for (let count = 0; count < 5; count += 1) await guess(`guess-${count}`);

    const { directory } = service;
    await service.stop();
    service = await Service.start({ ...MANAGED, directory });

    expect(await entries('event=login.failed')).toMatchObject([
      { address: '127.0.0.1', means: 'none', app_id: null, count: 5 },
    ]);
  });
});

describe('what is read or refused', () => {
  it('is counted by who did it and what it was about', async () => {
    const { body: project } = await operate('POST', 'projects', { name: 'Readers' });
    const choice = { name: 'Reader', scopes: ['async-actions'] };
    const { body: key } = await operate('POST', `projects/${project.id}/keys`, choice);
    const headers = { 'x-app-id': key.app_id, 'x-app-token': key.app_token };
    for (let count = 0; count < 3; count += 1) {
      await service.api.request('GET', '/v1/vouchers', { headers });
    }
    const action = await service.api.runBulk([{ code: 'WHO', metadata: { c: 3 } }]);
    await service.api.report(action);
    await service.api.report(action);
    await operate('GET', `projects/${project.id}/keys`);

    const { directory } = service;
    await service.stop();
    service = await Service.start({ ...MANAGED, directory });

    const found = `project_id=${project.id}`;
    expect(await entries(`event=access.refused&${found}`)).toMatchObject([
      { means: 'key', app_id: key.app_id, resource_id: 'GET /v1/vouchers', count: 3 },
    ]);
    expect(await entries(`event=report.downloaded&resource_id=${action.id}`)).toMatchObject([
      { means: 'none', address: '127.0.0.1', project_id: expect.any(String), count: 2 },
    ]);
    expect(await entries(`event=management.read&${found}`)).toMatchObject([
      { means: 'management', resource_id: '/management/v1/projects/:projectId/keys', count: 1 },
    ]);
  });
});
