import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser } from '../../scripts/support/console-browser.js';
import { ApiClient, type KeyPair } from '../support/http/api-client.js';
import { goTo } from '../support/machine/console-pages.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { MANAGED, MANAGEMENT_KEY } from '../support/http/management-client.js';
import { noteSecret } from '../support/http/secrets.js';
import { Service } from '../support/service/service.js';
import { WebhookReceiver } from '../support/http/webhook-receiver.js';

const OPTIONS = { env: { ...MANAGED.env, WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1' } };

describeWithBrowser('an operator', () => {
  let service: Service;
  let receiver: WebhookReceiver;
  let browser: ConsoleBrowser;
  let page: Page;
  let key: KeyPair;

  beforeAll(async () => {
    service = await Service.start(OPTIONS);
    receiver = await WebhookReceiver.start();
    browser = await ConsoleBrowser.start(service.api.url);
    page = await browser.openAsOperator(MANAGEMENT_KEY, '/console/');
  });

  afterAll(async () => {
    await browser.close();
    await receiver.dispose();
    await service.dispose();
  });

  const press = (name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const open = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const fill = (name: string, text: string) => page.getByRole('textbox', { name }).fill(text);

  it('sees the pages of operators, and asks for a key where a page belongs to a project', async () => {
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await page.getByRole('heading', { name: 'Projects' }).waitFor();
    expect(await links.allTextContents()).toEqual(['Projects', 'Keys', 'Webhooks', 'Audit']);

    await goTo(page, '/console/vouchers');
    await page.getByRole('heading', { name: 'This page belongs to a project' }).waitFor();
    await open('Projects');
  });

  it('makes a project and limits it', async () => {
    await press('New project');
    await fill('Name', 'Partner shop');
    await press('Make the project');
    await page.getByRole('heading', { name: 'Partner shop' }).waitFor();
    await fill('Most jobs that have not ended', '7');
    await press('Save the limits');
    await page.getByText('The limits are saved.').waitFor();

    await page.getByText('0 of 7', { exact: true }).waitFor();
    await press('Back to the defaults');
    await page.getByText('0 of 10,000', { exact: true }).waitFor();
  });

  it('makes a key, whose token is shown once, and a client uses it', async () => {
    await page.getByRole('main').getByRole('link', { name: 'Keys' }).click();
    await page.getByRole('heading', { name: 'No key yet' }).waitFor();
    await press('New key');
    await fill('Name', 'Checkout');
    await page.getByRole('checkbox', { name: 'Vouchers and bulk requests' }).check();
    await page.getByRole('checkbox', { name: 'Jobs and the queue' }).check();
    await press('Make the key');
    key = await shownKey();
    await press('I have kept it');

    expect(await page.getByText(key.appToken).count()).toBe(0);
    const client = new ApiClient(service.api.url, key);
    expect((await client.get('/v1/vouchers')).status).toBe(200);
    expect((await client.get('/v1/exports')).status).toBe(403);
  });

  it('rotates it, so that the token before is good no more', async () => {
    await press('Rotate the key Checkout');
    await press('Make a new app token');
    const rotated = await shownKey();
    await press('I have kept it');

    expect(rotated.appId).toBe(key.appId);
    expect((await new ApiClient(service.api.url, key).get('/v1/vouchers')).status).toBe(401);
    key = rotated;
    expect((await new ApiClient(service.api.url, key).get('/v1/vouchers')).status).toBe(200);
  });

  it('makes a webhook, and sees what was sent to it and what it answered', async () => {
    receiver.answerWith((response) => response.writeHead(500).end('out of order'));
    await open('Webhooks');
    await page.getByRole('combobox', { name: 'Project' }).selectOption({ label: await partner() });
    await press('New webhook');
    await fill('Address', `${receiver.url}/hooks`);
    await fill('Headers', 'x-tenant: shop');
    await press('Make the webhook');
    const secret = await page.getByRole('textbox', { name: 'Secret' }).inputValue();
    noteSecret(secret);
    expect(secret).toMatch(/^whsec_/);
    await press('I have kept it');
    await new ApiClient(service.api.url, key).runBulk([{ code: 'nobody', metadata: {} }]);
    await open(`${receiver.url}/hooks`);

    await page.getByText('HTTP 500').waitFor();
    await page.getByText('out of order').waitFor();
    expect(receiver.received[0]?.headers['x-tenant']).toBe('shop');
  });

  it('sends it again, and finds it among those that were delivered', async () => {
    receiver.answerWith();
    await press(/^Send again: whs_/);
    await page.getByRole('cell', { name: 'Delivered' }).waitFor();
    await page.getByRole('combobox', { name: 'Show' }).selectOption('Delivered');
    await page.getByText('HTTP 204').waitFor();

    expect(new URL(page.url()).searchParams.get('status')).toBe('SUCCEEDED');
  });

  it('edits it, switches it off and on, gives it a new secret, and deletes it', async () => {
    await press('Edit');
    await page.getByRole('checkbox', { name: 'Jobs that failed' }).uncheck();
    await press('Save the webhook');
    await page.getByText('done, cancelled', { exact: true }).waitFor();
    await press('Switch it off');
    await press('Switch it on');
    await page.getByRole('button', { name: 'Switch it off' }).waitFor();
    await press('New secret');
    await press('Make it');
    noteSecret(await page.getByRole('textbox', { name: 'Secret' }).inputValue());
    await press('I have kept it');
    await page.getByText('The secret before signs until').waitFor();
    await press('Delete');
    await press('Delete it');

    await page.getByRole('heading', { name: 'No webhook yet' }).waitFor();
  });

  it('follows what happened to a key in the audit trail, and filters it', async () => {
    await open('Keys');
    await page.getByRole('combobox', { name: 'Project' }).selectOption({ label: await partner() });
    await page.getByRole('link', { name: 'Audit of the key Checkout' }).click();
    await page.getByRole('cell', { name: 'Key rotated' }).waitFor();
    expect(new URL(page.url()).searchParams.get('object')).toContain(key.appId);

    await page.getByRole('combobox', { name: 'Event' }).selectOption('Key made');
    await press('Find');
    await page.getByRole('cell', { name: 'Key rotated' }).waitFor({ state: 'hidden' });
    // The table goes while the filtered one is read.
    await page.getByRole('cell', { name: 'Key made' }).waitFor();
    expect(await page.getByRole('cell', { name: 'Key made' }).count()).toBe(1);
  });

  it('revokes the key', async () => {
    await open('Keys');
    await page.getByRole('combobox', { name: 'Project' }).selectOption({ label: await partner() });
    await press('Revoke the key Checkout');
    await press('Revoke it');

    await page.getByText('Revoked', { exact: true }).waitFor();
  });

  it('goes on where he was when another key has taken the place of his', async () => {
    await page.getByRole('link', { name: 'Projects', exact: true }).click();
    await press('New project');
    await fill('Name', 'Half a name');
    await service.stop();
    service = await Service.start({
      directory: service.directory,
      env: { ...OPTIONS.env, MANAGEMENT_KEY: `${MANAGEMENT_KEY}-new`, PORT: String(service.port) },
    });
    await press('Make the project');
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByRole('textbox', { name: 'Management key' }).fill(`${MANAGEMENT_KEY}-new`);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'hidden' });

    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Half a name');
    await press('Make the project');
    await page.getByRole('heading', { name: 'Half a name' }).waitFor();
  });

  it('signs out, and nothing of what he saw is left', async () => {
    await press('Sign out');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const text = await page.evaluate<string>('document.body.innerText');
    const stored = await page.evaluate<number>('localStorage.length + document.cookie.length');

    expect(text).not.toContain('Half a name');
    expect(stored).toBe(0);
  });

  async function shownKey(): Promise<KeyPair> {
    const dialog = page.getByRole('dialog', { name: 'Keep this key now' });
    const valueOf = (name: string) => dialog.getByRole('textbox', { name }).inputValue();
    return { appId: await valueOf('App id'), appToken: await valueOf('App token') };
  }

  async function partner(): Promise<string> {
    const options = page.getByRole('combobox', { name: 'Project' }).getByRole('option');
    const option = options.filter({ hasText: 'Partner shop' });
    return (await option.textContent()) ?? '';
  }
});
