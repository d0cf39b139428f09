import { chmodSync, linkSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { describeWithMounts, mounting } from '../support/machine/describe-with-mounts.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

/** Root may write everywhere, unless it gives this right up. */
const AS_USER =
  process.geteuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all']
    : [];

/** What a start on the file prints, which must fail. */
async function refusalOf(file: string, starter: readonly string[] = []): Promise<string> {
  const service = await Service.spawn({ env: { DATABASE_URL: `sqlite:${file}` }, starter });
  const code = await service.waitForExit();
  const { log } = service;
  await service.dispose();
  expect({ code, log }).toEqual({ code: 1, log: expect.any(String) });
  const [, reason = ''] = /^Vouchsafe cannot start\. (.*)$/m.exec(log) ?? [];
  return reason;
}

describe('a database that a service works on', () => {
  let service: Service;
  let file: string;
  let other: ReturnType<typeof temporaryFolder>;

  beforeAll(async () => {
    service = await Service.start();
    file = join(service.directory, 'vouchsafe.db');
    await service.api.createVoucher('kept');
  });

  beforeEach(() => {
    other = temporaryFolder();
  });

  afterEach(async () => {
    other.remove();
    expect(await service.api.getVoucher('kept')).toMatchObject({ code: 'kept' });
    expect(await service.database.read('PRAGMA integrity_check')).toEqual([
      { integrity_check: 'ok' },
    ]);
  });

  afterAll(() => service.dispose());

  it.each([
    ['a symbolic link', (name: string) => symlinkSync(file, name)],
    [
      'a symbolic link in a folder of links',
      (name: string) => {
        mkdirSync(join(dirname(name), 'folder'));
        symlinkSync(file, join(dirname(name), 'folder/link.db'));
        symlinkSync('folder/link.db', name);
      },
    ],
  ])('is refused to another one that comes by %s', async (_name, link) => {
    link(other.file('v.db'));
    const before = readdirSync(other.path);

    expect(await refusalOf(other.file('v.db'))).toContain(
      `Another process is working on ${file}. Stop it first`,
    );
    expect(readdirSync(other.path)).toEqual(before);
  });

  it('is refused to another one that comes by a link to its folder', async () => {
    symlinkSync(service.directory, other.file('data'));

    expect(await refusalOf(other.file('data/vouchsafe.db'))).toContain('Another process');
  });

  it('is refused to another one that comes by a hard link, before it writes', async () => {
    linkSync(file, other.file('v.db'));

    expect(await refusalOf(other.file('v.db'))).toContain('it has 2 names (hard links)');
    expect(readdirSync(other.path)).toEqual(['v.db']);
  });

  describeWithMounts('in another mount namespace, as of a container', () => {
    it('is refused when only the file is mounted, before anything is written', async () => {
      writeFileSync(other.file('a b.db'), '');
      const starter = mounting(file, other.file('a b.db'));

      expect(await refusalOf(other.file('a b.db'), starter)).toContain(
        'it is mounted as a single file',
      );
      expect(readdirSync(other.path)).toEqual(['a b.db']);
    });

    it('is refused when its folder is mounted under another name', async () => {
      const starter = mounting(service.directory, other.path);

      expect(await refusalOf(other.file('vouchsafe.db'), starter)).toContain(
        `Another process is working on ${other.file('vouchsafe.db')}`,
      );
    });
  });
});

describe('a start on a database that cannot be used names it with the reason:', () => {
  let folder: ReturnType<typeof temporaryFolder>;

  beforeEach(() => {
    folder = temporaryFolder();
  });

  afterEach(() => {
    chmodSync(folder.path, 0o700);
    folder.remove();
  });

  const user = `user ${process.geteuid?.()}`;
  const cases: [name: string, make: () => void, file: string, reason: string][] = [
    [
      'a folder that cannot be written',
      () => chmodSync(folder.path, 0o500),
      'v.db',
      `its folder cannot be written by ${user} (EACCES)`,
    ],
    [
      'a folder that cannot be made',
      () => chmodSync(folder.path, 0o500),
      'missing/v.db',
      `its folder FOLDER/missing cannot be made by ${user} (EACCES)`,
    ],
    [
      'a file that cannot be written',
      () => writeFileSync(folder.file('v.db'), '', { mode: 0o400 }),
      'v.db',
      `it cannot be written by ${user} (EACCES)`,
    ],
    ['a folder in its place', () => mkdirSync(folder.file('v.db')), 'v.db', 'it is a folder'],
    [
      'a file that is something else',
      () => writeFileSync(folder.file('v.db'), 'PK '.repeat(1_000)),
      'v.db',
      'it is not a SQLite database',
    ],
  ];

  it.each(cases)('%s', async (_name, make, name, reason) => {
    make();
    const file = folder.file(name);

    expect(await refusalOf(file, AS_USER)).toBe(
      `The database ${file} cannot be used: ${reason.replace('FOLDER', folder.path)}`,
    );
  });
});
