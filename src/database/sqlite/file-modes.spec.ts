import { chmodSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { filesOpenToOthers } from './file-modes.js';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

function write(name: string, mode: number): string {
  const file = folder.file(name);
  writeFileSync(file, '');
  chmodSync(file, mode);
  return file;
}

describe('filesOpenToOthers', () => {
  it('finds nothing in files of their owner', () => {
    const database = write('v.db', 0o600);
    write('v.db-wal', 0o600);
    write('another file', 0o644);

    expect(filesOpenToOthers(database)).toEqual([]);
  });

  it('names what belongs to the database and can be read by others', () => {
    const database = write('v.db', 0o600);
    const open = [
      write('v.db-wal', 0o644),
      write('v.db.before-0011', 0o640),
      write('v.db.owner', 0o604),
    ];

    expect(filesOpenToOthers(database)).toEqual(open);
  });

  it('names a folder in which others can replace them', () => {
    const database = write('v.db', 0o600);
    chmodSync(folder.path, 0o755);
    expect(filesOpenToOthers(database)).toEqual([]);

    chmodSync(folder.path, 0o777);
    expect(filesOpenToOthers(database)).toEqual([folder.path]);
  });
});
