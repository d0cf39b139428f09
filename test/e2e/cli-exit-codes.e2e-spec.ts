import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandLine } from '../support/service/command-line.js';
import { SharedService } from '../support/service/shared-service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const folder = temporaryFolder();
const file = folder.file('some.csv');
let service: SharedService;
let vouchsafe: CommandLine;

beforeAll(async () => {
  service = await SharedService.join();
  vouchsafe = CommandLine.of(service.api.url, service.api.key);
  await service.api.createVoucher('a');
  writeFileSync(file, 'code,lang\na,en\nnobody,pl\n');
});

afterAll(() => {
  service.dispose();
  folder.remove();
});

describe('the exit code', () => {
  it('is 0 when a job was done, even where rows failed', () => {
    expect(vouchsafe.run(['bulk-update', file, '--watch']).status).toBe(0);
  });

  it('is 1 when rows failed and that was asked for', () => {
    const { status, stderr } = vouchsafe.run(['bulk-update', file, '--fail-on-row-errors']);

    expect(status).toBe(1);
    expect(stderr).toMatch(/^1 rows failed\./m);
  });

  it('is 1 when a job did not come to its end', () => {
    const { status, stdout, stderr } = vouchsafe.run([
      'bulk-update',
      file,
      '--on-error',
      'all_or_nothing',
      '--watch',
    ]);

    expect([status, stderr]).toEqual([1, expect.stringMatching(/failed/)]);
    expect(stdout).toContain('state: failed');
  });

  it.each([
    ['an unknown command', ['nonsense']],
    ['an unknown option', ['jobs', 'list', '--x']],
    ['no command', []],
    ['no file', ['bulk-update', '/nonexistent.csv']],
    ['a value out of its range', ['jobs', 'list', '--limit', '0']],
    ['a service that is no address', ['jobs', 'list', '--service', 'here']],
    ['an unknown profile', ['jobs', 'list', '--profile', 'nobody']],
  ])('is 2 after %s', (_, parameters) => {
    expect(vouchsafe.run(parameters)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/\S/),
    });
  });

  it('is 2 without a key', () => {
    const { status, stderr } = new CommandLine({ VOUCHSAFE_URL: service.api.url }).run([
      'jobs',
      'list',
    ]);

    expect([status, stderr]).toEqual([2, expect.stringContaining('VOUCHSAFE_APP_ID')]);
  });

  it('is 3 when the service refuses, in its words', () => {
    const { status, stdout, stderr } = vouchsafe.run(['jobs', 'show', 'aa_1', '--json']);

    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(
      /^Cannot find async_action with id aa_1\n\(HTTP 404, not_found, request v-[0-9a-f]{18}\)\n$/,
    );
  });

  it('is 4 when no service answers', () => {
    const { key } = service.api;
    const { status, stderr } = CommandLine.of('http://127.0.0.1:1', key).run(['jobs', 'list']);

    expect([status, stderr]).toEqual([4, expect.stringContaining('http://127.0.0.1:1')]);
  });
});
