import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runSteps, stepsOf, withoutChance } from '../support/api-document/documented-walk.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/exports.md'), 'utf8');
const STEPS = stepsOf(PAGE);
const [, FILE = ''] = /^```csv\n(.*?)^```$/ms.exec(PAGE) ?? [];
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

it('the commands of docs/exports.md run as they stand and are answered as it shows', () => {
  const outputs = runSteps(STEPS, folder.path, `127.0.0.1:${service.port}`);

  const read = (text: string) => withoutChance(JSON.parse(text) as unknown);
  const [, accepted = '', file, raw] = outputs;
  expect(outputs).toHaveLength(4);
  expect(read(accepted)).toEqual(read(STEPS[1]?.answer ?? ''));
  expect(file).toBe(FILE);
  expect(raw).toBe(FILE.replace("'", ''));
});
