import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { BuiltService } from '../support/built-service.js';
import { ConsoleBrowser } from '../support/console-browser.js';
import { takeOperatorPictures } from './operator-pictures.js';
import { seedOperations, waitForSendOuts } from './sample-operations.js';
import { changeVoucher, exportVouchers, seedProject, updateFile } from './sample-project.js';

/** Writes a picture of each page of the console to `docs/screenshots`. */

const FOLDER = resolve(import.meta.dirname, '../../../docs/screenshots');
const VIEW = { width: 1180, height: 740 };
/** Of a page that says most at its end. */
const TALL = 1_240;

const MANAGEMENT_KEY = randomBytes(20).toString('hex');

const service = await BuiltService.start({
  preferredPort: 0,
  env: { MANAGEMENT_KEY, WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1' },
});
const browser = await ConsoleBrowser.start(service.url);
mkdirSync(FOLDER, { recursive: true });
try {
  const operations = await seedOperations(service.url, MANAGEMENT_KEY);
  const jobId = await seedProject(service.url, service.key);
  await changeVoucher(service.url, service.key);
  await exportVouchers(service.url, service.key);
  await waitForSendOuts(service.url, MANAGEMENT_KEY, operations, 2);
  const take = async (name: string, page: Page) => {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: `${FOLDER}/${name}.png` });
    console.log(`${name}.png`);
  };
  const open = (path: string, colorScheme: 'light' | 'dark' = 'light') =>
    browser.openSignedIn(service.key, `/console/${path}`, { ...VIEW, colorScheme });

  // First of all, so that the audit trail shows more than the sign-ins for the other pictures.
  await takeOperatorPictures(browser, VIEW, MANAGEMENT_KEY, operations, take);
  operations.dispose();

  const door = await browser.open('/console/', VIEW);
  await door.getByRole('heading', { name: 'Sign in' }).waitFor();
  await take('sign-in', door);

  const update = await open('bulk-update');
  await update.locator('input[type=file]').setInputFiles(updateFile());
  await update.getByRole('button', { name: 'Go on to the preview' }).waitFor();
  await take('columns', update);
  await update.getByRole('button', { name: 'Go on to the preview' }).click();
  await update.getByRole('table').waitFor();
  await take('preview', update);
  await update.getByRole('button', { name: 'Go on to the dry run' }).click();
  await update.getByRole('button', { name: 'Try it without a change' }).click();
  await update.getByRole('table').waitFor();
  await take('dry-run', update);

  const PAGES = [
    ['jobs', 'jobs'],
    ['job', `jobs/${jobId}`],
    ['vouchers', 'vouchers'],
    ['exports', 'exports'],
    ['metadata-schema', 'metadata-schema'],
  ] as const;
  for (const [name, path] of PAGES) {
    const page = await open(path);
    await page.getByRole('table').first().waitFor();
    await take(name, page);
  }
  const dark = await open(`jobs/${jobId}`, 'dark');
  await dark.getByRole('table').first().waitFor();
  await take('job-dark', dark);
  const voucher = await open('vouchers/spring-0001');
  await voucher.getByRole('table').last().waitFor();
  await voucher.setViewportSize({ ...VIEW, height: TALL });
  await take('voucher', voucher);
  const queue = await open('queue');
  await queue.locator('canvas').last().waitFor();
  await take('queue', queue);
} finally {
  await browser.close();
  await service.dispose();
}
