import { copyFileSync, existsSync, readFileSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { ProjectEntity } from '../entities/project.entity.js';
import { managerOf } from '../typeorm-transaction.js';
import { DatabaseFileError } from './database-file-error.js';
import { rewriteWal } from './rewrite-wal.js';
import { SqliteDatabase } from './sqlite-database.js';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

/** A database as a killed process leaves it: some pieces of WAL long, with all rows in it. */
async function leaveDatabase(): Promise<void> {
  const database = await SqliteDatabase.open(folder.file('live.db'));
  await database.reader.query('BEGIN');
  await database.reader.query('SELECT * FROM projects');
  for (const id of ['a', 'b', 'c']) {
    await database.transactions.run((tx) =>
      managerOf(tx).insert(ProjectEntity, { id, name: id.repeat(1_000_000), createdAt: 0 }),
    );
  }
  for (const ending of ['', '-wal']) {
    copyFileSync(folder.file(`live.db${ending}`), folder.file(`left.db${ending}`));
  }
  await database.reader.query('ROLLBACK');
  await database.close();
}

describe('rewriteWal', () => {
  it('leaves every byte as it was, and the database whole', async () => {
    await leaveDatabase();
    const before = readFileSync(folder.file('left.db-wal'));
    expect(before.length).toBeGreaterThan(3_000_000);

    await rewriteWal(folder.file('left.db'));

    expect(readFileSync(folder.file('left.db-wal')).equals(before)).toBe(true);
    const database = await SqliteDatabase.open(folder.file('left.db'));
    expect(await database.reader.getRepository(ProjectEntity).count()).toBe(3);
    await database.close();
  });

  it('makes no WAL where there is none', async () => {
    await rewriteWal(folder.file('new.db'));
    expect(existsSync(folder.file('new.db-wal'))).toBe(false);
  });

  it('names the file and the reason when it cannot write', async () => {
    mkdirSync(folder.file('v.db-wal'));
    const refused = rewriteWal(folder.file('v.db'));
    await expect(refused).rejects.toThrow(DatabaseFileError);
    await expect(refused).rejects.toThrow(/its file v\.db-wal cannot be written anew \(EISDIR\)/);
  });
});
