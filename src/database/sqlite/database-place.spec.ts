import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { placeOfDatabase } from './database-place.js';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = join(realpathSync(folder.path), 'v.db');
});

afterEach(() => folder.remove());

describe('the place of a database', () => {
  it('is one path, whatever links lead to it', () => {
    writeFileSync(file, '');
    symlinkSync('v.db', folder.file('relative.db'));
    symlinkSync(folder.file('relative.db'), folder.file('twice.db'));
    symlinkSync(folder.path, folder.file('folder'));
    const names = [
      'v.db',
      'relative.db',
      'twice.db',
      'folder/v.db',
      'folder/folder/twice.db',
      'no/../v.db',
    ];

    expect(names.map((name) => placeOfDatabase(folder.file(name)))).toEqual(names.map(() => file));
  });

  it('is where a link leads that leads to nothing yet, and its folder is made', () => {
    symlinkSync('data/new.db', folder.file('link.db'));

    const place = placeOfDatabase(folder.file('link.db'));

    expect(place).toBe(join(realpathSync(folder.path), 'data/new.db'));
    expect(existsSync(place)).toBe(false);
    expect(readdirSync(folder.path).sort()).toEqual(['data', 'link.db']);
  });

  const refused: [name: string, make: () => string, reason: string | RegExp][] = [
    [
      'a second name of the file',
      () => {
        writeFileSync(file, '');
        linkSync(file, folder.file('other.db'));
        return folder.file('other.db');
      },
      'it has 2 names (hard links)',
    ],
    [
      'the first name of a file with two',
      () => {
        writeFileSync(file, '');
        linkSync(file, folder.file('other.db'));
        return file;
      },
      'it has 2 names (hard links)',
    ],
    [
      'links in a circle',
      () => {
        symlinkSync('b.db', folder.file('a.db'));
        symlinkSync('a.db', folder.file('b.db'));
        return folder.file('a.db');
      },
      'its links lead in a circle',
    ],
    [
      'a folder',
      () => {
        mkdirSync(file);
        return file;
      },
      'it is a folder',
    ],
    ['a device', () => '/dev/null', 'it is not a plain file'],
    [
      'a file in a file',
      () => {
        writeFileSync(file, '');
        return join(file, 'v.db');
      },
      /its folder .*v\.db is, or is in, a file/,
    ],
  ];

  it.each(refused)('is refused when it is %s', (_name, make, reason) => {
    const name = make();
    const before = readdirSync(folder.path);

    expect(() => placeOfDatabase(name)).toThrow(reason);
    expect(readdirSync(folder.path)).toEqual(before);
  });
});
