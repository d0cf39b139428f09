import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.js';

/** A CSV file as a person would choose it. */
export function csvFile(name: string, lines: readonly string[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

/** Chooses a file on a page that takes one. */
export async function chooseFile(page: Page, file: ReturnType<typeof csvFile>): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe-core finds wrong with a page for people who cannot see it well, or at all. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`;
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(run);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html}\n${failureSummary}`),
  );
}

/** By how many pixels a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

/** Leads to another page of the console without loading it again, which would end the session. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate(
    `history.pushState({}, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
}

/** A page of the console, by name, with its address and what is there once all of it is. */
export type NamedPage = readonly [
  name: string,
  path: () => string,
  ready: (page: Page) => Promise<unknown>,
];

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

/** Opens a page afresh in a wide window. */
export async function openAfresh(page: Page, [, path, ready]: NamedPage): Promise<void> {
  await page.setViewportSize(WIDE);
  // A page that is left forgets what was chosen on it.
  await goTo(page, '/console/nothing');
  await page.getByText(/no such page/).waitFor();
  await goTo(page, `/console/${path()}`);
  await ready(page);
}

/** Resolves when nothing on a page is wider than a phone. */
export async function untilItFitsAPhone(page: Page): Promise<void> {
  await page.setViewportSize(NARROW);
  await eventually('nothing is wider than the phone', async () => (await overflowOf(page)) <= 0);
}
