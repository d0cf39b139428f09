import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/support/free-port.js';
import { runSteps, stepsOf, withoutChance } from '../support/api-document/documented-walk.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const ROOT = join(import.meta.dirname, '../..');
const TEXT = readFileSync(join(ROOT, 'docs/webhooks.md'), 'utf8');
const SETTINGS = {
  BOOTSTRAP_APP_ID: 'my-app',
  BOOTSTRAP_APP_TOKEN: 'my-secret-token',
  MANAGEMENT_KEY: 'my-management-key',
  WEBHOOK_ALLOWED_NETWORKS: '127.0.0.1',
};

const folder = temporaryFolder();
let service: Service;

beforeAll(async () => {
  service = await Service.start({ env: SETTINGS });
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'));
});

afterAll(async () => {
  await service.dispose();
  folder.remove();
});

it('the lines of docs/webhooks.md run as they stand and are answered as it shows', async () => {
  const steps = stepsOf(TEXT.replaceAll('4000', String(await freePort())));
  const outputs = runSteps(steps, folder.path, `127.0.0.1:${service.port}`);

  const read = (text: string) => withoutChance(JSON.parse(text) as unknown);
  const answered = steps.map(({ answer }, index) => answer && read(outputs[index] ?? ''));
  expect(answered.filter((answer) => answer !== null)).toHaveLength(3);
  expect(answered).toEqual(steps.map(({ answer }) => answer && read(answer)));
});
