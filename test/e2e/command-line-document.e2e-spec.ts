import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCliEnvironment } from '../../src/config/cli-environment.js';
import { COMMAND } from '../support/service/command-line.js';
import { runSteps, withoutChance } from '../support/api-document/documented-walk.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
const SETTINGS = {
  BOOTSTRAP_APP_ID: 'my-app',
  BOOTSTRAP_APP_TOKEN: 'my-secret-token',
  MANAGEMENT_KEY: 'my-management-key',
};

const folder = temporaryFolder();
let service: Service;

beforeAll(async () => {
  service = await Service.start({ env: SETTINGS });
});

afterAll(async () => {
  await service.dispose();
  folder.remove();
});

/** The blocks of commands, each with the answer that is shown behind it. */
function stepsOf(page: string) {
  const blocks = [...page.matchAll(/^```(sh|json|text)\n(.*?)^```$/gms)];
  return blocks.flatMap(([, language, commands = ''], at) => {
    const [, next, answer = ''] = blocks[at + 1] ?? [];
    const isAnswered = next === 'json' || next === 'text';
    return language === 'sh' ? [{ commands, answer: isAnswered ? answer : null }] : [];
  });
}

/** What is left of an answer when what differs in each run is taken out. */
function read(text: string, address: string): unknown {
  const plain = text.replaceAll(address, 'localhost:3000');
  try {
    return withoutChance(JSON.parse(plain));
  } catch {
    return withoutChance(plain.replace(/\d+\.\d s/g, '<seconds>'));
  }
}

describe('docs/command-line.md', () => {
  it('has commands that run as they stand and are answered as it shows', () => {
    const address = `127.0.0.1:${service.port}`;
    const bin = folder.file('bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'vouchsafe'),
      `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`,
      {
        mode: 0o755,
      },
    );
    const setUp = `export HOME="$PWD" PATH="$PWD/bin:$PATH"; unset XDG_CONFIG_HOME`;
    const steps = stepsOf(PAGE);

    const [, ...outputs] = runSteps(
      [{ commands: setUp, answer: null }, ...steps],
      folder.path,
      address,
    );

    const shown = steps.map(({ answer }) => answer && read(answer, address));
    const printed = steps.map(({ answer }, at) => answer && read(outputs[at] ?? '', address));
    expect(printed).toEqual(shown);
    expect(shown.filter((answer) => answer !== null).length).toBeGreaterThan(12);
  });

  it('lists the variables that the command reads', () => {
    const asked = new Set<string>();
    const environment: Record<string, undefined> = {};
    readCliEnvironment(new Proxy(environment, { get: (_, name) => void asked.add(String(name)) }));
    const ofService = ['PUBLIC_URL', 'PORT', 'MANAGEMENT_KEY', 'MANAGEMENT_KEY_FILE'];

    const listed = [...PAGE.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(([, name]) => name ?? '');

    expect([...listed, ...ofService].sort()).toEqual([...asked].sort());
  });
});
