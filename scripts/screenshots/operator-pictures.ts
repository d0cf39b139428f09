import type { Page } from 'playwright-core';
import type { ConsoleBrowser, View } from '../support/console-browser.js';
import type { Operations } from './sample-operations.js';

/** Takes a picture of each page of operators. */
export async function takeOperatorPictures(
  browser: ConsoleBrowser,
  view: View,
  managementKey: string,
  { projectId, webhookId }: Operations,
  take: (name: string, page: Page) => Promise<void>,
): Promise<void> {
  const pages = [
    ['projects', 'projects'],
    ['project', `projects/${projectId}`],
    ['keys', `keys?project=${projectId}`],
    ['webhooks', `webhooks?project=${projectId}`],
    ['webhook', `webhooks/${projectId}/${webhookId}`],
    ['audit', 'audit'],
  ] as const;
  for (const [name, path] of pages) {
    const page = await browser.openAsOperator(managementKey, `/console/${path}`, view);
    const ready = name === 'project' ? page.getByText('Limits') : page.getByRole('table');
    await ready.first().waitFor();
    await take(name, page);
  }
}
