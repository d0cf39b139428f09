import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandLine } from '../support/service/command-line.js';
import { SharedService } from '../support/service/shared-service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const home = temporaryFolder();
const file = join(home.path, '.config/vouchsafe/profiles.json');
const vouchsafe = new CommandLine({ HOME: home.path });
let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => {
  service.dispose();
  home.remove();
});

function keep(name: string, url: string): void {
  const { appId, appToken } = service.api.key;
  const options = ['--service', url, '--app-id', appId, '--token-file', '-'];
  expect(vouchsafe.run(['profile', 'set', name, ...options], `${appToken}\n`).status).toBe(0);
}

describe('a profile', () => {
  it('says which service is called, and with which key', () => {
    keep('default', service.api.url);

    expect(vouchsafe.run(['jobs', 'list']).status).toBe(0);
  });

  it('is kept for its owner alone', () => {
    keep('default', service.api.url);

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, '..')).mode & 0o077).toBe(0);
  });

  it('counts less than the environment, and more when it is named', () => {
    keep('other', 'http://127.0.0.1:1');
    const { url, key } = service.api;
    const environment = { HOME: home.path, VOUCHSAFE_URL: url };
    const both = CommandLine.of(url, key, environment);

    expect(both.run(['jobs', 'list']).status).toBe(0);
    expect(both.run(['jobs', 'list', '--profile', 'other']).status).toBe(4);
    expect(both.run(['jobs', 'list', '--profile', 'other', '--service', url]).status).toBe(0);
  });

  it('is listed without its secrets', () => {
    keep('default', service.api.url);

    const { stdout } = vouchsafe.run(['profile', 'list', '--json']);

    expect(stdout).toContain('"has_token": true');
    expect(stdout).not.toContain(service.api.key.appToken);
  });

  it('is refused when others can read its file', () => {
    keep('default', service.api.url);
    chmodSync(file, 0o640);

    const { status, stderr } = vouchsafe.run(['jobs', 'list']);
    chmodSync(file, 0o600);

    expect([status, stderr]).toEqual([2, expect.stringContaining('has mode 640')]);
  });
});
