import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/support/free-port.js';
import { CommandLine } from '../support/service/command-line.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const folder = temporaryFolder();

afterAll(() => folder.remove());

async function check(settings: Readonly<Record<string, string>>) {
  const PORT = String(await freePort());
  const vouchsafe = new CommandLine({ PORT, HOST: '127.0.0.1', ...settings });
  const { status, stdout } = vouchsafe.run(['check', '--json']);
  const { verdict, findings } = JSON.parse(stdout) as {
    verdict: string;
    findings: { check: string; verdict: string; message: string }[];
  };
  const of = (name: string) => findings.filter((finding) => finding.check === name);
  return { status, verdict, of };
}

describe('a check', () => {
  it('finds that a new service can start, and makes nothing of it', async () => {
    const file = folder.file('new/vouchsafe.db');
    const { status, of } = await check({ DATABASE_URL: `sqlite:${file}` });

    expect(status).toBe(0);
    expect(of('database')).toMatchObject([
      { verdict: 'ok', message: expect.stringContaining('first start') },
    ]);
    expect(['rights', 'disk', 'port'].map((name) => of(name)[0]?.verdict)).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect(existsSync(folder.file('new'))).toBe(false);
  });

  it('lists every fault of the settings', async () => {
    const { status, of } = await check({ PORT: '0', LOG_LEVEL: 'loud' });

    expect(status).toBe(1);
    expect(of('settings')).toHaveLength(2);
  });

  it('finds a file that is no database', async () => {
    const file = folder.file('text.db');
    writeFileSync(file, 'This is a text.'.repeat(100));

    const { status, of } = await check({ DATABASE_URL: `sqlite:${file}` });

    expect([status, of('database')]).toMatchObject([
      1,
      [{ verdict: 'fault', message: expect.stringContaining('not a SQLite database') }],
    ]);
  });

  it('finds a PostgreSQL that does not answer, and shows no password', async () => {
    const { status, of } = await check({
      DATABASE_URL: 'postgres://u:hunter2hunter2@127.0.0.1:1/v',
    });

    expect([status, of('database')[0]?.verdict]).toEqual([1, 'fault']);
    expect(JSON.stringify(of('database'))).not.toContain('hunter2');
  });

  it('warns of a Redis that does not answer', async () => {
    const DATABASE_URL = `sqlite:${folder.file('redis.db')}`;
    const { status, of } = await check({ DATABASE_URL, REDIS_URL: 'redis://127.0.0.1:1' });

    expect([status, of('redis')[0]?.verdict]).toEqual([0, 'warning']);
  });

  it('sees a service that runs, and leaves the files of one that has ended as they are', async () => {
    const service = await Service.start();
    const { directory, port } = service;
    const settings = { DATABASE_URL: service.database.url, PORT: String(port) };

    const running = await check(settings);
    await service.stop();
    const files = readdirSync(directory);
    const ended = await check(settings);

    expect([running.status, running.of('service')[0]?.verdict]).toEqual([0, 'ok']);
    expect(ended.of('database')).toMatchObject([
      { message: expect.stringContaining('has the schema of this build') },
    ]);
    expect(readdirSync(directory)).toEqual(files);
    await service.dispose();
  });
});
