import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser, signIn } from '../../scripts/support/console-browser.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { writeEndedJobs } from '../support/jobs/many-ended-jobs.js';
import { Service } from '../support/service/service.js';

const JOBS = 10_000;
const PAGE = 100;
/** Those in sight, and some before and behind them. */
const MOST_ROWS = 60;

describeWithBrowser('the table of 10,000 jobs', () => {
  let service: Service;
  let browser: ConsoleBrowser;
  let page: Page;
  /** The cursors with which pages were asked for; empty for the first page. */
  const cursors: string[] = [];

  beforeAll(async () => {
    const first = await Service.start();
    await first.stop();
    await writeEndedJobs(first.database, JOBS);
    service = await Service.start({ directory: first.directory });
    browser = await ConsoleBrowser.start(service.api.url);
    page = await browser.open('/console/jobs');
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname !== '/v1/async-actions') return;
      cursors.push(searchParams.get('starting_after_id') ?? '');
    });
  });

  afterAll(async () => {
    await browser.close();
    await service.dispose();
  });

  const table = () => page.getByRole('table', { name: 'Jobs, newest first' });
  const rows = () => table().locator('tbody tr[data-index]').count();
  const pagesRead = () => cursors.filter((cursor) => cursor !== '');
  /** Scrolls on until nothing comes any more. @returns the most rows that were there at a time */
  const scrollThroughAll = () =>
    page.evaluate<number>(`new Promise((resolve) => {
      const box = document.querySelector('[role=region]');
      let most = 0;
      const timer = setInterval(() => {
        box.scrollTop = box.scrollHeight;
        most = Math.max(most, box.querySelectorAll('tbody tr[data-index]').length);
        if (box.querySelector('table').getAttribute('aria-rowcount') === '-1') return;
        clearInterval(timer);
        resolve(most);
      }, 20);
    })`);

  it('begins with a page, of which the rows in sight are there', async () => {
    await signIn(page, service.api.key);
    await page.getByText('100 jobs so far. Older ones come as you scroll.').waitFor();
    await table().getByText(`Job ${JOBS}`, { exact: true }).waitFor();

    expect(await rows()).toBeLessThanOrEqual(MOST_ROWS);
    expect(await table().getAttribute('aria-rowcount')).toBe('-1');
    expect(pagesRead()).toEqual([]);
  });

  it('has them all as one scrolls, each page read once and few rows there at a time', async () => {
    expect(await scrollThroughAll()).toBeLessThanOrEqual(MOST_ROWS);
    await page.getByText('10,000 jobs').waitFor();
    await table().getByText('Job 1', { exact: true }).waitFor();

    expect(await table().getAttribute('aria-rowcount')).toBe(String(JOBS + 1));
    expect(pagesRead()).toHaveLength(JOBS / PAGE - 1);
    expect(new Set(pagesRead()).size).toBe(JOBS / PAGE - 1);
  }, 180_000);

  it('shows a new one without reading the others again', async () => {
    await page.evaluate<undefined>(`document.querySelector('[role=region]').scrollTop = 0`);
    const { id } = await service.api.runBulk([{ code: 'x', metadata: {} }]);
    await table().getByRole('row').filter({ hasText: 'Rows failed' }).waitFor();

    expect(await table().getByRole('link').first().textContent()).toBe(id);
    await page.getByText('10,001 jobs').waitFor();
    expect(pagesRead()).toHaveLength(JOBS / PAGE - 1);
  });
});
