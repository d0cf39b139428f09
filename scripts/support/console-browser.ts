import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../chromium-binary.js';

/** For a machine without a screen, a GPU or a way out, and for root, whom Chromium's sandbox refuses. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
];

/** How a window is looked at. */
export interface View {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** A key as a person types it. */
interface KeyPair {
  readonly appId: string;
  readonly appToken: string;
}

/** A browser in which the console of a service is opened. */
export class ConsoleBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly serviceUrl: string,
  ) {}

  /** @throws Error when there is no Chromium on this machine */
  static async start(serviceUrl: string): Promise<ConsoleBrowser> {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error('There is no Chromium: install it');
    return new ConsoleBrowser(await chromium.launch({ executablePath, args: FLAGS }), serviceUrl);
  }

  /** A window of its own, with nothing of what others have stored. */
  async open(path: string, { colorScheme = 'light', width = 1280, height = 800 }: View = {}) {
    const context: BrowserContext = await this.browser.newContext({
      colorScheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Warsaw',
      locale: 'en-GB',
    });
    const page = await context.newPage();
    await page.goto(`${this.serviceUrl}${path}`);
    return page;
  }

  /** The same, signed in. */
  async openSignedIn(key: KeyPair, path: string, view?: View): Promise<Page> {
    const page = await this.open(path, view);
    await signIn(page, key);
    return page;
  }

  /** The same, signed in as an operator. */
  async openAsOperator(managementKey: string, path: string, view?: View): Promise<Page> {
    const page = await this.open(path, view);
    await signInAsOperator(page, managementKey);
    return page;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Fills in the form and waits for the page behind it. */
export async function signIn(page: Page, { appId, appToken }: KeyPair): Promise<void> {
  await page.getByRole('textbox', { name: 'App id' }).fill(appId);
  await page.getByRole('textbox', { name: 'App token' }).fill(appToken);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'attached' });
}

/** The same with the management key, from the page that asks for a key of a project. */
export async function signInAsOperator(page: Page, managementKey: string): Promise<void> {
  await page.getByRole('button', { name: 'Use the management key' }).click();
  await page.getByRole('textbox', { name: 'Management key' }).fill(managementKey);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'attached' });
}
