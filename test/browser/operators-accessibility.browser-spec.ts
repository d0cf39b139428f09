import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser, signInAsOperator } from '../../scripts/support/console-browser.js';
import {
  openAfresh,
  untilItFitsAPhone,
  violationsOf,
  type NamedPage,
} from '../support/machine/console-pages.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { MANAGED, MANAGEMENT_KEY, ManagementClient } from '../support/http/management-client.js';
import { noteSecret } from '../support/http/secrets.js';
import { Service } from '../support/service/service.js';

describeWithBrowser('every page of operators', () => {
  let service: Service;
  let browser: ConsoleBrowser;
  let projectId: string;
  let webhookId: string;

  beforeAll(async () => {
    service = await Service.start(MANAGED);
    const management = new ManagementClient(service.api);
    projectId = await management.firstProject();
    await management.createKey(projectId, { allowed_ips: ['10.0.0.0/8'], scopes: ['vouchers'] });
    const { body } = await service.api.request(
      'POST',
      `/management/v1/projects/${projectId}/webhooks`,
      {
        anonymous: true,
        headers: { 'x-management-key': MANAGEMENT_KEY },
        json: { target_url: 'http://shop.invalid/hooks' },
      },
    );
    webhookId = body.id as string;
    await service.api.runBulk([{ code: 'nobody', metadata: {} }]);
    browser = await ConsoleBrowser.start(service.api.url);
  });

  afterAll(async () => {
    await browser.close();
    await service.dispose();
  });

  const table = (page: Page) => page.getByRole('table').waitFor();
  const PAGES: NamedPage[] = [
    ['the projects', () => 'projects', table],
    [
      'a project',
      () => `projects/${projectId}`,
      (page) => page.getByRole('heading', { name: 'Limits' }).waitFor(),
    ],
    ['the keys', () => `keys?project=${projectId}`, table],
    ['a new key', () => 'keys', (page) => toDialog(page, 'New key', 'Make the key')],
    ['a key that was made', () => 'keys', toShownKey],
    ['a key to be revoked', () => 'keys', (page) => toDialog(page, /^Revoke the/, 'Revoke it')],
    ['the webhooks', () => `webhooks?project=${projectId}`, table],
    [
      'a new webhook',
      () => 'webhooks',
      (page) => toDialog(page, 'New webhook', 'Make the webhook'),
    ],
    ['a webhook', () => `webhooks/${projectId}/${webhookId}`, table],
    ['the audit trail', () => 'audit', table],
    ['the filters of the trail', () => 'audit?address=127.0.0.1', table],
    [
      'a trail without entries',
      () => 'audit?object=no',
      (page) => page.getByText(/^Nothing/).waitFor(),
    ],
    ['a page of a project', () => 'jobs', (page) => page.getByText(/belongs to a/).waitFor()],
  ];

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    let page: Page;

    beforeAll(async () => {
      page = await browser.open('/console/', { colorScheme });
      await page.getByRole('button', { name: 'Use the management key' }).click();
      await page.getByRole('textbox', { name: 'Management key' }).waitFor();
    });

    afterAll(() => page.context().close());

    it('the sign-in has no barrier', async () => {
      expect(await violationsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Use the key of a project' }).click();
      await signInAsOperator(page, MANAGEMENT_KEY);
    });

    it.each(PAGES)('%s has no barrier, and fits a phone', async (...named) => {
      await openAfresh(page, named);
      expect(await violationsOf(page)).toEqual([]);
      await untilItFitsAPhone(page);
    });
  });
});

async function toDialog(page: Page, button: string | RegExp, action: string): Promise<void> {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('button', { name: action }).waitFor();
}

async function toShownKey(page: Page): Promise<void> {
  await toDialog(page, 'New key', 'Make the key');
  await page.getByRole('textbox', { name: 'Name' }).fill('Till');
  await page.getByRole('checkbox', { name: 'Everything' }).check();
  await page.getByRole('button', { name: 'Make the key' }).click();
  noteSecret(await page.getByRole('textbox', { name: 'App token' }).inputValue());
}
