import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { Service } from '../support/service/service.js';
import { WEBHOOKS_HERE, WebhooksClient } from '../support/http/webhooks-client.js';

/** Allowed, and nobody is there. */
const HERE = 'http://127.0.0.1:9/';

describe('the target of a webhook', () => {
  let service: Service;
  let webhooks: WebhooksClient;

  beforeAll(async () => {
    service = await Service.start({ env: WEBHOOKS_HERE });
    webhooks = await WebhooksClient.ofFirstProject(service.api);
  });

  afterAll(() => service.dispose());

  it.each([
    ['a private address', 'http://10.0.0.1/'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest'],
    ['an address in hexadecimal', 'http://0x7f000002/'],
    ['an address inside IPv6', 'http://[::ffff:10.0.0.1]/'],
    ['the loopback of IPv6', 'http://[::1]/'],
    ['an address behind NAT64', 'http://[64:ff9b::a9fe:a9fe]/'],
  ])('is refused for %s', async (_, target_url) => {
    const answer = await webhooks.request('POST', '', { target_url });

    expect([answer.status, answer.body.details]).toEqual([
      400,
      'Property .target_url must lead to a public address, or one of WEBHOOK_ALLOWED_NETWORKS',
    ]);
  });

  it.each([
    ['another scheme', { target_url: 'file:///etc/passwd' }, '.target_url must start with http'],
    ['credentials', { target_url: 'http://a:b@shop.example' }, '.target_url must NOT have cred'],
    ['no URL', { target_url: 'shop' }, '.target_url must be URL'],
    ['no target', {}, '.target_url must be URL'],
    ['an unknown event', { events: ['voucher.updated'] }, '.events must be equal to one of'],
    [
      'a header of its own',
      { custom_headers: { Host: 'a' } },
      '.custom_headers must NOT have Host',
    ],
    ['a broken header', { custom_headers: { a: 'b\r\nc: d' } }, '.custom_headers must have a'],
    ['a short secret', { secret: 'short' }, '.secret must be string of 16 to 256'],
    ['a secret that is no base64', { secret: 'whsec_not-base64' }, '.secret must be 24 to 64'],
  ])('is refused with %s', async (_, choice, reason) => {
    const whole = { target_url: 'http://shop.example', ...choice };
    const isWithout = Object.keys(choice).length === 0;
    const answer = await webhooks.request('POST', '', isWithout ? {} : whole);

    expect(answer.status).toBe(400);
    expect(answer.body.details).toContain(`Property ${reason}`);
  });

  it('is not sent to a target that leads elsewhere by the time it is sent', async () => {
    const { id } = await webhooks.add(HERE);
    await service.stop();
    await service.database.write('UPDATE webhooks SET target_url = ?', ['http://127.0.0.2:9/']);
    service = await Service.start({ directory: service.directory, env: WEBHOOKS_HERE });
    webhooks = await WebhooksClient.ofFirstProject(service.api);
    await service.api.runBulk([{ code: 'a', metadata: {} }]);

    await eventually(
      'it has failed',
      async () => (await webhooks.sendOuts(id))[0]?.status === 'FAILED',
    );
    expect((await webhooks.sendOuts(id))[0].error).toMatch(/^The address of the target is not pub/);
  });

  it('has a limit of twenty for a project', async () => {
    const { body: present } = await webhooks.request('GET');
    for (let { length } = present as object[]; length < 20; length += 1) await webhooks.add(HERE);
    const answer = await webhooks.request('POST', '', { target_url: HERE });

    expect([answer.status, answer.body.details]).toEqual([400, 'A project can have 20 webhooks']);
  });
});
