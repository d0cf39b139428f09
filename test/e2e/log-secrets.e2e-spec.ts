import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MANAGED, ManagementClient } from '../support/http/management-client.js';
import { linesWithSecrets, noteSecret } from '../support/http/secrets.js';
import { Service, TEST_KEY } from '../support/service/service.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Every other suite holds its log to the same rule when it disposes of its service; this one logs all it can. */
describe('the log at its most talkative', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start({
      env: { ...MANAGED.env, LOG_LEVEL: 'trace', SECRET_KEY: 'canary-secret-key-0123456789' },
    });
    await useEverySecret(service);
  });

  afterAll(() => service.dispose());

  it('shows the requests', () => {
    for (const route of ['/v1/oauth/token', '/v1/vouchers/bulk/async', '/management/v1/projects']) {
      expect(service.log).toContain(route);
    }
  });

  it('shows no secret', () => {
    expect(linesWithSecrets(service.log)).toEqual([]);
  });

  it('would be caught with one', () => {
    expect(linesWithSecrets(`a\nb ${TEST_KEY.appToken} c\nd`)).toEqual([
      `b ${TEST_KEY.appToken} c`,
    ]);
  });
});

/** Sends each kind of secret where it belongs, where it does not, and where it makes a request fail. */
async function useEverySecret({ api }: Service): Promise<void> {
  const management = new ManagementClient(api);
  const key = await management.createKey(await management.firstProject());
  await management.rotate(key);
  await management.revoke(key);
  const issued = await api.request('POST', '/v1/oauth/token', {
    headers: form,
    body: 'grant_type=client_credentials',
  });
  const token = issued.body.access_token as string;
  for (const path of ['introspect', 'token/revoke', 'nothing']) {
    await api.request('POST', `/v1/oauth/${path}`, {
      headers: form,
      body: `access_token=${token}`,
    });
  }
  const guess = 'canary-guess-of-a-token-0123';
  const basic = btoa(`${TEST_KEY.appId}:${guess}`);
  noteSecret(guess);
  noteSecret(basic);
  const attempts: Record<string, string>[] = [
    { 'x-app-token': guess },
    { authorization: `Bearer ${guess}` },
    { authorization: `Basic ${basic}` },
    { 'x-management-key': guess },
  ];
  for (const headers of attempts) {
    await api.request('GET', '/v1/vouchers', { headers });
    await api.request('GET', '/management/v1/projects', { headers });
  }
  await api.request('GET', `/v1/vouchers?x-app-token=${guess}&limit=${guess}`);
  await api.createVoucher('CANARY');
  const action = await api.runBulk([{ code: 'CANARY', metadata: {} }]);
  await api.report(action);
  const link = new URL((action.result as { reports: string[] }).reports[0] ?? '');
  noteSecret(link.searchParams.get('signature') ?? '');
  await api.request('GET', `${link.pathname}${link.search}0`, { anonymous: true });
}
