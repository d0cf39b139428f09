import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser, signIn } from '../../scripts/support/console-browser.js';
import {
  chooseFile,
  csvFile,
  openAfresh,
  untilItFitsAPhone,
  violationsOf,
  type NamedPage,
} from '../support/machine/console-pages.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { startExport } from '../support/jobs/exports.js';
import { SharedService } from '../support/service/shared-service.js';

describeWithBrowser('every page of the console', () => {
  let service: SharedService;
  let browser: ConsoleBrowser;
  let jobId: string;
  let dryRunId: string;

  beforeAll(async () => {
    service = await SharedService.join();
    await service.api.createVoucher('spring-1', { metadata: { lang: 'en' } });
    await service.api.request('POST', '/v1/metadata-schemas', {
      json: {
        related_object: 'voucher',
        properties: { lang: { type: 'string', optional: true, eq: ['en', 'pl'] } },
      },
    });
    const rows = [
      { code: 'spring-1', metadata: { lang: 'pl' } },
      { code: 'nobody', metadata: {} },
    ];
    const dryRun = await service.api.runBulk(rows, '/v1/vouchers/bulk/async?dry_run=true');
    dryRunId = dryRun.id as string;
    jobId = (await service.api.runBulk(rows)).id as string;
    await startExport(service.api, { filters: { code: { conditions: { $starts_with: 's' } } } });
    browser = await ConsoleBrowser.start(service.api.url);
  });

  afterAll(async () => {
    await browser.close();
    service.dispose();
  });

  const PAGES: NamedPage[] = [
    ['the jobs', () => 'jobs', (page) => page.getByRole('table').waitFor()],
    ['a job', () => `jobs/${jobId}`, (page) => page.getByText(/^Cannot find/).waitFor()],
    ['a dry run', () => `jobs/${dryRunId}`, (page) => page.getByText('"pl"').waitFor()],
    ['the bulk update', () => 'bulk-update', (page) => page.getByText(/^Drop a file/).waitFor()],
    ['the columns of a file', () => 'bulk-update', toColumns],
    ['the preview of a file', () => 'bulk-update', toPreview],
    ['the import', () => 'import', (page) => page.getByText(/^Drop a file/).waitFor()],
    ['the vouchers', () => 'vouchers', (page) => page.getByRole('table').waitFor()],
    ['the filters of vouchers', () => 'vouchers?key=lang', toDetails],
    ['an export to be started', () => 'vouchers', toExport],
    [
      'a voucher',
      () => 'vouchers/spring-1',
      (page) => page.getByText('"pl"', { exact: true }).waitFor(),
    ],
    ['the exports', () => 'exports', (page) => page.getByText(/^kept until/).waitFor()],
    ['a page for operators', () => 'audit', (page) => page.getByText(/is for operators/).waitFor()],
    ['the schema', () => 'metadata-schema', (page) => page.getByRole('table').waitFor()],
    ['the queue', () => 'queue', (page) => page.getByText('No job waits.').waitFor()],
    ['a path that is no page', () => 'nothing', (page) => page.getByText(/no such page/).waitFor()],
  ];

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    let page: Page;

    beforeAll(async () => {
      page = await browser.open('/console/', { colorScheme });
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    });

    afterAll(() => page.context().close());

    it('the sign-in has no barrier', async () => {
      expect(await violationsOf(page)).toEqual([]);
      await signIn(page, service.api.key);
    });

    it.each(PAGES)('%s has no barrier, and fits a phone', async (...named) => {
      await openAfresh(page, named);
      expect(await violationsOf(page)).toEqual([]);
      await untilItFitsAPhone(page);
    });
  });

  it('can be reached without a mouse: the first stop leads past the menu', async () => {
    const page = await browser.openSignedIn(service.api.key, '/console/jobs');
    await page.getByRole('table').waitFor();
    const skip = page.getByRole('button', { name: 'Skip to the content' });
    await skip.focus();
    await page.keyboard.press('Enter');

    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
    await page.context().close();
  });
});

async function toDetails(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Metadata key' }).waitFor();
  await page.getByRole('table').waitFor();
}

async function toExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export 1 voucher' }).click();
  await page.getByRole('button', { name: 'Start the export' }).waitFor();
}

async function toColumns(page: Page): Promise<void> {
  await chooseFile(page, csvFile('spring.csv', ['Code,lang', 'spring-1,pl', ',de']));
  await page.getByRole('button', { name: 'Go on to the preview' }).waitFor();
}

async function toPreview(page: Page): Promise<void> {
  await toColumns(page);
  await page.getByRole('button', { name: 'Go on to the preview' }).click();
  await page.getByText('Row 2: The row has no code.').waitFor();
}
