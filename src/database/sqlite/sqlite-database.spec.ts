import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import { ProjectEntity } from '../entities/project.entity.js';
import { managerOf } from '../typeorm-transaction.js';

/** Takes seconds, whatever is in the database. */
const LONG_SCAN = `WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number
  WHERE n < 6000000) SELECT COUNT(*) AS "count" FROM number`;

let open: OpenDatabase;

beforeEach(async () => {
  open = await openSqliteDatabase();
});

afterEach(() => open.dispose());

describe('SqliteDatabase', () => {
  it('answers look-ups and takes writes while a scan is under way', async () => {
    const { reader, longReader, transactions } = open.database;
    const ended: string[] = [];
    const scan = longReader.query(LONG_SCAN).then(() => ended.push('scan'));

    const project = { id: 'p', name: 'name', createdAt: 0 };
    await transactions.run((tx) => managerOf(tx).insert(ProjectEntity, project));
    expect(await reader.getRepository(ProjectEntity).findOneBy({ id: 'p' })).toEqual(project);
    ended.push('look-up');
    await scan;

    expect(ended).toEqual(['look-up', 'scan']);
  });

  it.each(['reader', 'longReader'] as const)('writes nothing through the %s', async (source) => {
    await expect(open.database[source].query('DELETE FROM projects')).rejects.toThrow(/readonly/);
  });
});
