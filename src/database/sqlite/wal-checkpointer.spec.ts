import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { ProjectEntity } from '../entities/project.entity.js';
import { managerOf } from '../typeorm-transaction.js';
import { sqliteDataSource } from './sqlite-data-source.js';
import { SqliteDatabase } from './sqlite-database.js';

let folder: ReturnType<typeof temporaryFolder>;
let database: SqliteDatabase;

beforeEach(async () => {
  folder = temporaryFolder();
  database = await SqliteDatabase.open(folder.file('test.db'));
});

afterEach(async () => {
  await database.close();
  folder.remove();
});

const addProject = (id: string) =>
  database.transactions.run((tx) =>
    managerOf(tx).insert(ProjectEntity, { id, name: 'name', createdAt: 0 }),
  );

/** Whether the file has a project without its WAL. A copy of half a checkpoint may be no database. */
async function isInFile(id: string): Promise<boolean> {
  copyFileSync(folder.file('test.db'), folder.file('copy.db'));
  const copy = sqliteDataSource(folder.file('copy.db'));
  try {
    await copy.initialize();
    return await copy.getRepository(ProjectEntity).existsBy({ id });
  } catch {
    return false;
  } finally {
    if (copy.isInitialized) await copy.destroy();
  }
}

describe('WalCheckpointer', () => {
  it('brings into the file what was committed, while the database stays open', async () => {
    await addProject('a');
    await eventually('a is in the file', () => isInFile('a'));
    await addProject('b');
    await eventually('b is in the file', () => isInFile('b'));
  });

  it('holds up neither a transaction nor the end while a reader keeps the WAL in use', async () => {
    const { reader } = database;
    await reader.query('BEGIN');
    await reader.query('SELECT * FROM projects');
    for (const id of ['a', 'b', 'c']) await addProject(id);
    await reader.query('ROLLBACK');
    expect(await reader.getRepository(ProjectEntity).count()).toBe(3);
  });
});
