import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser, signIn } from '../../scripts/support/console-browser.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { ManagementClient } from '../support/http/management-client.js';
import { MANAGED } from '../support/http/management-client.js';
import { Service } from '../support/service/service.js';

describeWithBrowser('a person at the door of the console', () => {
  let service: Service;
  let browser: ConsoleBrowser;
  const complaints: string[] = [];
  const foreign: string[] = [];

  beforeAll(async () => {
    service = await Service.start(MANAGED);
    browser = await ConsoleBrowser.start(service.api.url);
  });

  afterAll(async () => {
    await browser.close();
    await service.dispose();
  });

  /** Opens a window that notes what the page's policy refused, and what it asked others for. */
  async function watched(path: string): Promise<Page> {
    const page = await browser.open('/health/live');
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(service.api.url) && !url.startsWith('data:')) foreign.push(url);
    });
    await page.goto(service.api.url + path);
    return page;
  }

  it('is led to it from the root, and told of a wrong key in words', async () => {
    const page = await watched('/');
    expect(new URL(page.url()).pathname).toBe('/console/');
    await page.getByRole('textbox', { name: 'App id' }).fill('nobody');
    await page.getByRole('textbox', { name: 'App token' }).fill('wrong-token');
    await page.getByRole('button', { name: 'Sign in' }).click();

    expect(await page.getByRole('alert').textContent()).toContain('There is no such key');
    await page.context().close();
  });

  it('gets in with a key, stays on the page that was asked for, and leaves nothing in the browser', async () => {
    const page = await watched('/console/queue?x=1');
    await signIn(page, service.api.key);

    await page.getByRole('heading', { name: 'Queue health' }).waitFor();
    const stored = await page.evaluate<number>('localStorage.length + document.cookie.length');
    expect(stored).toBe(0);
    expect(JSON.stringify(await page.context().storageState())).not.toContain(
      service.api.key.appToken,
    );
    expect({ complaints, foreign }).toEqual({ complaints: [], foreign: [] });
    await page.context().close();
  });

  it('signs out, and the token is revoked', async () => {
    const page = await watched('/console/jobs');
    const asked = page.waitForRequest((request) => request.url().includes('/v1/async-actions'));
    await signIn(page, service.api.key);
    const { authorization = '' } = await (await asked).allHeaders();
    const revoked = page.waitForResponse((answer) => answer.url().endsWith('/token/revoke'));
    await page.getByRole('button', { name: 'Sign out' }).click();

    expect((await revoked).status()).toBe(204);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const headers = { authorization };
    expect(
      (await service.api.request('GET', '/v1/vouchers', { anonymous: true, headers })).status,
    ).toBe(401);
    await page.context().close();
  });

  it('is told when the key was revoked, and goes on with another one where the work stood', async () => {
    const management = new ManagementClient(service.api);
    const projectId = await management.firstProject();
    const key = await management.createKey(projectId);
    const page = await watched('/console/vouchers');
    await signIn(page, key);
    await page.getByRole('textbox', { name: 'Find a code' }).fill('half a co');
    await management.revoke(key);
    await page.getByRole('link', { name: 'Queue health' }).hover();
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.waitFor();
    const next = await management.createKey(projectId);
    await dialog.getByRole('textbox', { name: 'App id' }).fill(next.appId);
    await dialog.getByRole('textbox', { name: 'App token' }).fill(next.appToken);
    await dialog.getByRole('button', { name: 'Sign in' }).click();

    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: 'Find a code' }).inputValue()).toBe('half a co');
    await page.context().close();
  });

  it('sees only what the scopes of the key open', async () => {
    const management = new ManagementClient(service.api);
    const key = await management.createKey(await management.firstProject(), {
      scopes: ['async-actions'],
    });
    const page = await browser.openSignedIn(key, '/console/');
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');

    expect(await links.allTextContents()).toEqual(['Jobs', 'Queue health']);
    await page.context().close();
  });
});
