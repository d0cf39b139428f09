import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser } from '../../scripts/support/console-browser.js';
import { chooseFile, csvFile } from '../support/machine/console-pages.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { SharedService } from '../support/service/shared-service.js';

const VOUCHERS = 60;

describeWithBrowser('a person with a file', () => {
  let service: SharedService;
  let browser: ConsoleBrowser;
  let page: Page;

  beforeAll(async () => {
    service = await SharedService.join();
    const items = Array.from({ length: VOUCHERS }, (_, at) => ({
      code: `spring-${at}`,
      type: 'DISCOUNT_VOUCHER',
      discount: { type: 'PERCENT', percent_off: 10 },
      metadata: { lang: 'en' },
    }));
    await service.api.runBulk(items, '/v1/vouchers/import');
    browser = await ConsoleBrowser.start(service.api.url);
    page = await browser.openSignedIn(service.api.key, '/console/bulk-update');
  });

  afterAll(async () => {
    await browser.close();
    service.dispose();
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const metadataOf = async (code: string) =>
    (await service.api.getVoucher(code)).metadata as unknown;

  it('sees what is wrong with it before anything is sent', async () => {
    await chooseFile(page, csvFile('wrong.csv', ['coupon;uses', 'spring-1;ten']));
    expect(await page.getByRole('alert').textContent()).toContain('No column has the code');
    expect(await page.getByRole('button', { name: 'Go on to the preview' }).isDisabled()).toBe(
      true,
    );

    await page.getByLabel('What the column coupon becomes').selectOption('code');
    await page.getByLabel('Type of the column uses').selectOption('number');
    await press('Go on to the preview');
    expect(await page.getByRole('alert').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Row 1: uses: "ten" is no number')]),
    );
    expect(await page.getByRole('button', { name: 'Go on to the dry run' }).isDisabled()).toBe(
      true,
    );
    await press('Choose another file');
  });

  it('sees what it would change, runs it, and watches it finish', async () => {
    const lines = Array.from({ length: VOUCHERS }, (_, at) => `spring-${at};pl;${at}`);
    await chooseFile(
      page,
      csvFile('spring.csv', ['Code;lang;uses', ...lines, 'nobody-1;pl;1', 'nobody-2;pl;2']),
    );
    await press('Go on to the preview');
    await page.getByText('{"lang":"pl","uses":1}').first().waitFor();
    await press('Go on to the dry run');
    await press('Try it without a change');
    await page.getByText('2 rows would fail.').waitFor();
    const table = page.getByRole('table', { name: 'What each row would do' });
    await table.getByText('"en"').first().waitFor();
    expect(await metadataOf('spring-7')).toEqual({ lang: 'en' });

    await press('Run: change 60 rows');
    await page.getByRole('heading', { name: 'spring.csv' }).waitFor();
    await page.getByText('Rows failed', { exact: true }).waitFor();
    expect(await metadataOf('spring-7')).toEqual({ lang: 'pl', uses: 7 });
  });

  it('sees the rows that failed by their reason, and takes the report away', async () => {
    const table = page.getByRole('table', { name: 'Resource not found: 2 rows' });
    await table.waitFor();
    expect(await table.getByText(/^nobody-\d$/).allTextContents()).toEqual([
      'nobody-1',
      'nobody-2',
    ]);

    const link = page.getByRole('link', { name: 'CSV for spreadsheets' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^aa_.*\.csv$/);
  });

  it('adds what was missing, and retries the rows that failed', async () => {
    await service.api.createVoucher('nobody-1');
    await press('Retry 2 rows');
    await page.getByRole('button', { name: 'Retry 1 row' }).waitFor();

    expect(await metadataOf('nobody-1')).toEqual({ lang: 'pl', uses: 1 });
  });

  it('takes the job back, after seeing what would be restored', async () => {
    await page.getByRole('link', { name: 'All jobs' }).click();
    const jobs = page.getByRole('table', { name: 'Jobs, newest first' });
    const row = jobs.getByRole('row').filter({ hasText: /spring\.csv.*Update of vouchers/ });
    await row.last().getByRole('link').click();
    await press('Undo');
    await press('See what it would restore');
    await page.getByText('60 rows would be restored.').waitFor();
    await press('Undo it now');
    await page
      .getByRole('paragraph')
      .filter({ hasText: /^Undo$/ })
      .waitFor();
    await page.getByText('Done', { exact: true }).waitFor();

    expect(await metadataOf('spring-7')).toEqual({ lang: 'en' });
  });
});
