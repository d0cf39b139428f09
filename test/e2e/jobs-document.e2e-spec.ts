import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runSteps, stepsOf, withoutChance } from '../support/api-document/documented-walk.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const STEPS = stepsOf(readFileSync(join(import.meta.dirname, '../../docs/jobs.md'), 'utf8'));
const KEY = { BOOTSTRAP_APP_ID: 'my-app', BOOTSTRAP_APP_TOKEN: 'my-secret-token' };

const folder = temporaryFolder();
let service: Service;

beforeAll(async () => {
  service = await Service.start({ env: KEY });
});

afterAll(async () => {
  await service.dispose();
  folder.remove();
});

it('the commands of docs/jobs.md run as they stand and are answered as it shows', () => {
  const outputs = runSteps(STEPS, folder.path, `127.0.0.1:${service.port}`);

  const read = (text: string) => withoutChance(JSON.parse(text) as unknown);
  const answered = STEPS.map(({ answer }, index) => answer && read(outputs[index] ?? ''));
  expect(answered.filter((answer) => answer !== null).length).toBeGreaterThan(8);
  expect(answered).toEqual(STEPS.map(({ answer }) => answer && read(answer)));
});
