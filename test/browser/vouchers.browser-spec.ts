import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser } from '../../scripts/support/console-browser.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { SharedService } from '../support/service/shared-service.js';

describeWithBrowser('a person who looks after vouchers', () => {
  let service: SharedService;
  let browser: ConsoleBrowser;
  let page: Page;
  let jobId: string;

  beforeAll(async () => {
    service = await SharedService.join();
    await service.api.createVoucher('spring-1', { metadata: { lang: 'en' } });
    await service.api.createVoucher('spring-2', { metadata: { lang: 'pl' } });
    await service.api.createVoucher('summer-1', { metadata: { lang: 'en' }, active: false });
    const row = { code: 'spring-1', metadata: { lang: 'de' } };
    const address = '/v1/vouchers/bulk/async?label=German%20spring';
    jobId = (await service.api.runBulk([row], address)).id as string;
    browser = await ConsoleBrowser.start(service.api.url);
    page = await browser.openSignedIn(service.api.key, '/console/vouchers');
  });

  afterAll(async () => {
    await browser.close();
    service.dispose();
  });

  const codes = async () => {
    const cells = page.getByRole('table', { name: 'Vouchers' }).getByRole('link');
    return (await cells.allTextContents()).sort();
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('finds those that she wants, and keeps what she asked for in the address', async () => {
    await page.getByText('3 vouchers', { exact: true }).waitFor();
    await press('More filters');
    await page.getByRole('textbox', { name: 'Metadata key' }).fill('lang');
    await page.getByRole('textbox', { name: 'Its value' }).fill('en');
    await page.getByRole('combobox', { name: 'State' }).selectOption('Switched off');
    await press('Find');
    await page.getByText('1 voucher', { exact: true }).waitFor();
    expect(await codes()).toEqual(['summer-1']);
    const address = new URL(page.url());
    expect(Object.fromEntries(address.searchParams)).toEqual({
      key: 'lang',
      value: 'en',
      state: 'disabled',
    });

    await press('Clear');
    await page.getByRole('textbox', { name: 'Find a code' }).fill('spring');
    await press('Find');
    await page.getByText('2 vouchers', { exact: true }).waitFor();
    expect(await codes()).toEqual(['spring-1', 'spring-2']);
  });

  it('exports what she found, watches the export, and takes the file away', async () => {
    await press('Export 2 vouchers');
    await press('Start the export');
    await page.getByRole('heading', { name: 'Exports' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'code begins with spring' });
    await row.getByText('Done', { exact: true }).waitFor();
    const link = row.getByRole('link', { name: 'For an import' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\n');

    expect(lines[0]).toMatch(/^Code,Voucher Type,.*,lang$/);
    expect(lines.slice(1).map((line) => line.slice(0, 10))).toEqual(['"spring-2"', '"spring-1"']);
  });

  it('deletes the export', async () => {
    await page.getByRole('button', { name: /^Delete the export/ }).click();

    await page.getByRole('heading', { name: 'No export yet' }).waitFor();
  });

  it('sees who changed a voucher, and what, and the job that did it', async () => {
    await page.getByRole('link', { name: 'Vouchers', exact: true }).click();
    await page.getByRole('link', { name: 'spring-1' }).click();
    const history = page.getByRole('table', { name: /^History/ });
    const change = history.getByRole('row').filter({ hasText: 'Changed' });
    await change.waitFor();

    expect(await change.textContent()).toMatch(/row 1 of.*metadata\.lang.*"en".*"de"/);
    expect(await history.getByRole('row').last().textContent()).toMatch(
      /Created.*POST \/v1\/vouchers\/\{code\}.*metadata\.lang.*"en"/,
    );
    const jobs = page.getByRole('table', { name: /^Jobs with a row/ });
    const link = jobs.getByRole('link', { name: 'German spring' });
    expect(await link.getAttribute('href')).toContain(jobId);
  });

  it('saves metadata, and the history has it', async () => {
    await page.getByLabel('Metadata').fill('{"lang":"de","seen":true}');
    await press('Save the metadata');
    const history = page.getByRole('table', { name: /^History/ });

    await history
      .getByRole('row')
      .filter({ hasText: /PUT \/v1\/vouchers.*metadata\.seen.*true/ })
      .waitFor();
  });

  it('sees the history of a voucher that was deleted', async () => {
    await service.api.request('DELETE', '/v1/vouchers/spring-2');
    await page.getByRole('link', { name: 'All vouchers' }).click();
    await page.getByRole('link', { name: 'summer-1' }).waitFor();
    await page.goto(`${service.api.url}/console/vouchers/spring-2`);
    const { appId, appToken } = service.api.key;
    await page.getByRole('textbox', { name: 'App id' }).fill(appId);
    await page.getByRole('textbox', { name: 'App token' }).fill(appToken);
    await press('Sign in');

    await page.getByRole('cell', { name: 'Moved to the bin' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('not found');
  });
});
