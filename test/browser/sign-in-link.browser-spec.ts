import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ConsoleBrowser } from '../../scripts/support/console-browser.js';
import { describeWithBrowser } from '../support/machine/describe-with-browser.js';
import { SharedService } from '../support/service/shared-service.js';

describeWithBrowser('a person with a sign-in link', () => {
  let service: SharedService;
  let browser: ConsoleBrowser;
  let path: string;

  beforeAll(async () => {
    service = await SharedService.join();
    browser = await ConsoleBrowser.start(service.api.url);
    const { url } = await service.createSignInCode();
    path = url.slice(service.api.url.length);
  });

  afterAll(async () => {
    await browser.close();
    service.dispose();
  });

  it('is signed in, and the code is gone from the address and from the way back', async () => {
    const page = await browser.open(path);
    await page.getByRole('heading', { name: 'Jobs' }).waitFor();
    const account = page.getByText(`Signed in as ${service.api.key.appId}`);
    await account.waitFor();

    expect(page.url()).toBe(`${service.api.url}/console/jobs`);
    await page.goBack();
    expect(page.url()).not.toContain('sign-in');
    await page.context().close();
  });

  it('reads that a link works once', async () => {
    const page = await browser.open(path);
    const alert = page.getByRole('alert');
    await alert.waitFor();

    expect(await alert.textContent()).toContain('it was used before');
    expect(page.url()).not.toContain('sign-in');
    await page.context().close();
  });

  it('can open it where the console asks for a key', async () => {
    const page = await browser.open('/console/');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const { url } = await service.createSignInCode();
    await page.goto(url);

    await page.getByRole('heading', { name: 'Jobs' }).waitFor();
    await page.context().close();
  });
});
