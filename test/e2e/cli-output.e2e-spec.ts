import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { programOf } from '../../src/cli/program.js';
import { CommandLine } from '../support/service/command-line.js';
import { SharedService } from '../support/service/shared-service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const folder = temporaryFolder();
let service: SharedService;
let vouchsafe: CommandLine;
let job: string;

beforeAll(async () => {
  service = await SharedService.join();
  const { url, key } = service.api;
  vouchsafe = CommandLine.of(url, key, { VOUCHSAFE_MANAGEMENT_KEY: service.managementKey });
  await service.api.createVoucher('a', { metadata: { text: 'x\u001b[31m\u202ey' } });
  ({ id: job } = await service.api.runBulk([{ code: 'a', metadata: { n: 1 } }]));
});

afterAll(() => {
  service.dispose();
  folder.remove();
});

describe('with --json', () => {
  it.each<[string, () => string[]]>([
    ['jobs list', () => ['jobs', 'list']],
    ['jobs show', () => ['jobs', 'show', job]],
    ['jobs watch', () => ['jobs', 'watch', job]],
    ['jobs report', () => ['jobs', 'report', job]],
    ['jobs undo', () => ['jobs', 'undo', job, '--dry-run']],
    ['queue show', () => ['queue', 'show']],
    ['vouchers get', () => ['vouchers', 'get', 'a']],
    ['vouchers list', () => ['vouchers', 'list']],
    ['vouchers history', () => ['vouchers', 'history', 'a']],
    ['vouchers set', () => ['vouchers', 'set', 'a', 'lang=en']],
    ['schema list', () => ['schema', 'list']],
    ['export', () => ['export', '--output', folder.file('all.csv')]],
    ['project list', () => ['project', 'list']],
    ['project show', () => ['project', 'show', service.projectId]],
    ['key list', () => ['key', 'list', '--project', service.projectId]],
    ['webhook list', () => ['webhook', 'list', '--project', service.projectId]],
    ['audit list', () => ['audit', 'list', '--project', service.projectId]],
    ['profile list', () => ['profile', 'list']],
  ])('%s prints one document', (_, parameters) => {
    const { status, stdout } = vouchsafe.run([...parameters(), '--json']);

    expect(status).toBe(0);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });
});

describe('what is printed', () => {
  it('shows what a client stored as text, and not as orders to a terminal', () => {
    const { stdout } = vouchsafe.run(['vouchers', 'get', 'a']);

    expect(stdout).toContain('x\\u001b[31m\\u{202e}y');
  });

  it('of a long list has more than a page of the API', async () => {
    const codes = Array.from({ length: 101 }, (_, at) => `many-${at}`);
    await Promise.all(codes.map((code) => service.api.createVoucher(code)));

    const listed = vouchsafe.json(
      'vouchers',
      'list',
      '--limit',
      '1000',
      '--filter',
      'code starts_with many-',
    );

    expect(listed).toHaveLength(101);
  });

  it('of an export is the file, with the cells as they are when that is asked for', async () => {
    await service.api.createVoucher('-50OFF');
    const options = ['--field', 'code', '--filter', 'code in -50OFF,a', '--order', 'code'];

    expect(vouchsafe.run(['export', ...options]).stdout).toBe(`Code\n"'-50OFF"\n"a"\n`);
    vouchsafe.run(['export', ...options, '--raw', '--output', folder.file('raw.csv')]);
    expect(readFileSync(folder.file('raw.csv'), 'utf8')).toBe('Code\n"-50OFF"\n"a"\n');
  });

  it('takes a code that begins with a minus behind two of them', () => {
    expect(vouchsafe.run(['vouchers', 'get', '--json', '--', '-50OFF']).status).toBe(0);
  });
});

describe('every command', () => {
  const leaves = (command: ReturnType<typeof programOf>): (typeof command)[] =>
    command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);

  it('says what it does, and shows how in an example', () => {
    const silent = leaves(programOf()).filter((command) => {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
      return command.description() === '' || !help.includes('Examples:\n  vouchsafe ');
    });

    expect(silent.map((command) => command.name())).toEqual([]);
  });

  it('takes no secret as an argument', () => {
    const options = leaves(programOf()).flatMap((command) => command.options);
    const secrets = options
      .map(({ flags }) => flags)
      .filter((flags) => /token|secret|management-key/.test(flags));

    expect([...new Set(secrets)]).toEqual(['--token-file <file>', '--management-key-file <file>']);
  });
});
