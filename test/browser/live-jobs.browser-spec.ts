import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { ConsoleBrowser } from '../../scripts/support/console-browser.js';
import { goTo } from '../support/machine/console-pages.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { eventually } from '../support/eventually.js';
import { holdQueue, runAStretch, sendLargeJob } from '../support/jobs/large-jobs.js';
import { SharedService } from '../support/service/shared-service.js';

const EVENTS = /\/v1\/async-actions\/aa_[0-9a-f]+\/events$/;
const TOO_MANY_LISTENERS = 429;

describeWithBrowser('a person who watches jobs', () => {
  let service: SharedService;
  let browser: ConsoleBrowser;
  let page: Page;
  let requests: Request[];

  beforeAll(async () => {
    service = await SharedService.join();
    browser = await ConsoleBrowser.start(service.api.url);
  });

  beforeEach(async () => {
    await holdQueue(service.api, true);
    page = await browser.openSignedIn(service.api.key, '/console/jobs');
    await page.getByRole('heading', { name: 'Jobs' }).waitFor();
    requests = [];
    page.on('request', (request) => requests.push(request));
  });

  afterEach(() => page.context().close());

  afterAll(async () => {
    await holdQueue(service.api, false);
    await browser.close();
    service.dispose();
  });

  const rowOf = (label: string) => page.getByRole('row').filter({ hasText: label });
  const askedFor = (path: string) =>
    requests.filter((request) => new URL(request.url()).pathname === path);
  /** What the bar of progress that is shown says. */
  const shownProgress = async (bar: ReturnType<Page['getByRole']>) =>
    Number(await bar.getAttribute('aria-valuenow'));

  it('sees one appear, move and end in the table', async () => {
    const id = await sendLargeJob(service.api, 'Spring');
    await rowOf('Spring').getByText('Waiting').waitFor();
    const progress = await runAStretch(service.api, id);
    const bar = rowOf('Spring').getByRole('progressbar');
    await eventually('the table has moved', async () => (await shownProgress(bar)) === progress);
    await holdQueue(service.api, false);

    await rowOf('Spring').getByText('Rows failed').waitFor();
    expect(await rowOf('Spring').textContent()).toContain('60,000 failed');
  });

  it('holds the queue and lets it go on', async () => {
    await page.getByText(/^The queue is paused\./).waitFor();
    await page.getByRole('button', { name: 'Resume the queue' }).click();
    await page.getByRole('button', { name: 'Pause the queue' }).waitFor();
    const queue = await service.api.get('/v1/async-action-queue');

    expect(queue.body.paused_at).toBeNull();
  });

  it('sends a filtered table to somebody by its address', async () => {
    await holdQueue(service.api, false);
    await service.api.runBulk([{ code: 'x', metadata: {} }], '/v1/vouchers/bulk/async?label=One');
    await service.api.runBulk([{ code: 'y', metadata: {} }], '/v1/vouchers/bulk/async?label=Two');
    await page.getByRole('textbox', { name: 'Label' }).fill('Two');
    await page.getByRole('combobox', { name: 'State' }).selectOption('Rows failed');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.waitForURL(({ searchParams }) => searchParams.get('label') === 'Two');
    const { pathname, search } = new URL(page.url());
    const other = await browser.openSignedIn(service.api.key, pathname + search);
    await other.getByText('1 job', { exact: true }).waitFor();

    expect(await other.getByRole('textbox', { name: 'Label' }).inputValue()).toBe('Two');
    expect(await other.getByRole('row').filter({ hasText: 'Two' }).count()).toBe(1);
    await other.getByRole('combobox', { name: 'State' }).selectOption('Failed or cancelled');
    await other.getByRole('button', { name: 'Find', exact: true }).click();
    await other.getByRole('heading', { name: 'No job is like that' }).waitFor();
    await other.context().close();
  });

  it('follows one to its end by its events alone', async () => {
    const id = await sendLargeJob(service.api, 'Summer');
    await goTo(page, `/console/jobs/${id}`);
    await page.getByText('It waits for its turn in the queue.').waitFor();
    const progress = await runAStretch(service.api, id);
    const bar = page.getByRole('progressbar', { name: 'Progress' });
    await eventually('the page has moved', async () => (await shownProgress(bar)) === progress);
    await holdQueue(service.api, false);
    await page.getByRole('button', { name: 'Retry 60,000 rows' }).waitFor();

    expect(askedFor(`/v1/async-actions/${id}/events`)).toHaveLength(1);
    expect(askedFor(`/v1/async-actions/${id}`)).toHaveLength(1);
  });

  it('sees how fast one was, in a picture and in words', async () => {
    const id = await sendLargeJob(service.api, 'Autumn');
    await goTo(page, `/console/jobs/${id}`);
    await page.getByText('It waits for its turn in the queue.').waitFor();
    for (let stretch = 0; stretch < 4; stretch += 1) {
      const progress = await runAStretch(service.api, id);
      await page.getByText(`${progress}%`, { exact: true }).waitFor();
    }
    const plot = page.getByRole('img', { name: /^Rows per second.*at most/ });

    await plot.locator('canvas').waitFor();
  });

  it('sees one end though the service has too many listeners', async () => {
    await page.route(EVENTS, (route) => route.fulfill({ status: TOO_MANY_LISTENERS, json: {} }));
    const id = await sendLargeJob(service.api, 'Winter');
    await goTo(page, `/console/jobs/${id}`);
    await page.getByText('It waits for its turn in the queue.').waitFor();
    await holdQueue(service.api, false);

    await page.getByRole('button', { name: 'Retry 60,000 rows' }).waitFor();
  });
});
