import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('a service that makes its own folder, started by a user whose files are open', () => {
  const parent = temporaryFolder();
  const data = parent.file('data');
  let umask: number;
  let service: Service;

  beforeAll(async () => {
    umask = process.umask(0o022);
    service = await Service.start({ env: { DATABASE_URL: `sqlite:${join(data, 'v.db')}` } });
  });

  afterAll(async () => {
    process.umask(umask);
    await service.dispose();
    parent.remove();
  });

  it('keeps others of the machine out of the folder and out of every file', async () => {
    await service.api.createVoucher('a-code');

    expect(modeOf(data)).toBe('700');
    const names = readdirSync(data);
    expect(names).toEqual(expect.arrayContaining(['v.db', 'v.db-wal', 'v.db.owner']));
    expect(names.map((name) => modeOf(join(data, name)))).toEqual(names.map(() => '600'));
  });
});
