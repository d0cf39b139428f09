import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser, signIn } from '../../scripts/support/console-browser.js';
import { chooseFile, csvFile } from '../support/machine/console-pages.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { eventually } from '../support/eventually.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;
/** Unknown codes lie so many rows apart, and there are so many of them. */
const APART = 500;
const UNKNOWN = 37;

const codes = Array.from({ length: ROWS }, (_, at) => `spring-${String(at).padStart(5, '0')}`);
const isUnknown = (at: number) => at % APART === 7 && at < UNKNOWN * APART;
const unknown = codes.filter((_, at) => isUnknown(at));
const KNOWN_CODE = 'spring-00008';
const UNKNOWN_CODE = 'spring-00007';

describeWithBrowser('a person who has never seen the service, with a file of 20,000 rows', () => {
  let service: Service;
  let browser: ConsoleBrowser;
  let page: Page;
  let failedCodes: string[];

  beforeAll(async () => {
    service = await Service.start();
    const known = codes.filter((_, at) => !isUnknown(at));
    await service.api.importVouchers(known.map((code) => ({ code, metadata: { lang: 'en' } })));
    browser = await ConsoleBrowser.start(service.api.url);
    page = await browser.open('/');
  });

  afterAll(async () => {
    await browser.close();
    await service.dispose();
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  const menu = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click();
  const state = (name: string) => page.getByText(name, { exact: true }).first().waitFor();
  const history = () => page.getByRole('table', { name: 'History of the voucher, newest first' });

  async function openVoucher(code: string): Promise<void> {
    await menu('Vouchers');
    await page.getByRole('textbox', { name: 'Find a code' }).fill(code);
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByRole('link', { name: code }).click();
    await page.getByRole('heading', { name: code }).waitFor();
  }

  it('drops it, and sees that it would change 19,963 vouchers and fail 37 rows', async () => {
    await signIn(page, service.api.key);
    await menu('New bulk update');
    const lines = codes.map((code, at) => `${code},pl,${at % 9}`);
    await chooseFile(page, csvFile('spring.csv', ['Code,lang,uses', ...lines]));
    await press('Go on to the preview');
    await page.getByText('The first 50 of 20,000 rows, as they will be sent').waitFor();
    await press('Go on to the dry run');
    await press('Try it without a change');
    await page.getByText('37 rows would fail.').waitFor();

    await page.getByRole('button', { name: 'Run: change 19,963 rows' }).waitFor();
  });

  it('runs it and watches it finish', async () => {
    await press('Run: change 19,963 rows');
    await page.getByRole('heading', { name: 'spring.csv' }).waitFor();
    await state('Rows failed');

    await page.getByRole('table', { name: 'Resource not found: 37 rows' }).waitFor();
  });

  it('takes the failed rows away', async () => {
    const link = page.getByRole('link', { name: 'Failed rows as CSV' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const [, ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    failedCodes = lines.map((line) => /spring-\d+/.exec(line)?.[0] ?? line);

    expect(failedCodes).toEqual(unknown);
  });

  it('imports the vouchers that were missing', async () => {
    await menu('Import vouchers');
    const lines = failedCodes.map((code) => `${code},DISCOUNT_VOUCHER,PERCENT,10`);
    const header = 'Code,Voucher Type,Discount Type,Value';
    await chooseFile(page, csvFile('missing.csv', [header, ...lines]));
    await press('Go on to the dry run');
    await press('Try it without a change');
    await press('Run: change 37 rows');
    await page.getByRole('heading', { name: 'missing.csv' }).waitFor();

    await state('Done');
  });

  it('retries the rows that failed', async () => {
    await menu('Jobs');
    const jobs = page.getByRole('table', { name: 'Jobs, newest first' });
    const row = jobs.getByRole('row').filter({ hasText: /spring\.csv.*Update of vouchers/ });
    await row.filter({ hasText: 'Rows failed' }).getByRole('link').click();
    await press('Retry 37 rows');
    await page.getByText('Belongs to').waitFor();
    await state('Done');
    await openVoucher(UNKNOWN_CODE);

    await history().getByText('"pl"').waitFor();
  });

  it('sees who changed a voucher, and undoes the whole job from there', async () => {
    await openVoucher(KNOWN_CODE);
    const change = history().getByRole('row').filter({ hasText: 'row 9 of' });
    await change.getByText('"pl"').waitFor();
    await change.getByRole('link').click();
    await page.getByRole('heading', { name: 'spring.csv' }).waitFor();
    await press('Undo');
    await press('See what it would restore');
    await page.getByText('19,963 rows would be restored.').waitFor();
    await press('Undo it now');
    await page
      .getByRole('paragraph')
      .filter({ hasText: /^Undo$/ })
      .waitFor();
    await state('Done');
  });

  it('finds the vouchers as they were, but for those that the retry changed', async () => {
    // What the page knows of a voucher is shown at once, and read again.
    const untilShown = async (code: string, metadata: object) => {
      await openVoucher(code);
      const field = page.getByRole('textbox', { name: 'Metadata' });
      await eventually(`${code} has the metadata`, async () =>
        isDeepStrictEqual(JSON.parse(await field.inputValue()), metadata),
      );
    };

    await untilShown(KNOWN_CODE, { lang: 'en' });
    await untilShown(UNKNOWN_CODE, { lang: 'pl', uses: 7 });
  });
});
