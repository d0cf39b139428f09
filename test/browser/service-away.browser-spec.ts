import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ConsoleBrowser } from '../../scripts/support/console-browser.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { eventually } from '../support/eventually.js';
import { holdQueue, runAStretch, sendLargeJob } from '../support/jobs/large-jobs.js';
import { Service } from '../support/service/service.js';

const AWAY = /^The service does not answer\./;

describeWithBrowser('a person whose service is killed and started again', () => {
  let service: Service;
  let second: Service | undefined;
  let browser: ConsoleBrowser;

  beforeAll(async () => {
    service = await Service.start();
    browser = await ConsoleBrowser.start(service.api.url);
  });

  afterAll(async () => {
    await browser.close();
    await second?.dispose();
    await service.dispose();
  });

  /** A job ends while nobody is there to say so, as `Last-Event-ID` asks for it afterwards. */
  async function asked(page: Page, path: RegExp): Promise<string | undefined> {
    const request = await page.waitForRequest((one) => path.test(one.url()));
    return (await request.allHeaders())['last-event-id'];
  }

  it('reads so, and sees the rest of the job, in the table and on its page', async () => {
    const { api } = service;
    await api.runBulk([{ code: 'x', metadata: {} }]);
    await holdQueue(api, true);
    const jobs = await browser.openSignedIn(api.key, '/console/jobs');
    const id = await sendLargeJob(api, 'Spring');
    const job = await browser.openSignedIn(api.key, `/console/jobs/${id}`);
    const progress = await runAStretch(api, id);
    const bar = job.getByRole('progressbar', { name: 'Progress' });
    await eventually(
      'the page has moved',
      async () => (await bar.getAttribute('aria-valuenow')) === String(progress),
    );
    await service.stop('SIGKILL');
    await Promise.all([jobs, job].map((page) => page.getByText(AWAY).waitFor()));

    const comesBackBehind = asked(jobs, /\/v1\/async-action-events$/);
    const env = { PORT: String(service.port), PUBLIC_URL: api.url };
    second = await Service.start({ directory: service.directory, env });
    expect(Number(await comesBackBehind)).toBeGreaterThan(0);
    await holdQueue(api, false);
    await job.getByRole('button', { name: 'Retry 60,000 rows' }).waitFor();
    await jobs.getByRole('row').filter({ hasText: 'Spring' }).getByText('Rows failed').waitFor();
    // The page asks every two seconds whether the service is back.
    const isGone = (page: Page) => page.getByText(AWAY).waitFor({ state: 'detached' });
    await Promise.all([jobs, job].map(isGone));
  });
});
