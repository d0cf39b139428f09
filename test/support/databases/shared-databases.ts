import { afterAll } from '@jest/globals';
import type { Dialect } from '../../../src/database/dialect.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';
import { openPostgresDatabase, openSqliteDatabase, type OpenDatabase } from './open-database.js';

/** Databases that were put away, for the next test of the file. */
const free: Record<Dialect, OpenDatabase[]> = { sqlite: [], postgres: [] };

afterAll(async () => {
  for (const opened of [...free.sqlite, ...free.postgres]) await opened.dispose();
});

/** As {@link openSqliteDatabase}, and many times as fast: the next test gets the same file, emptied. */
export function sharedSqliteDatabase(): Promise<OpenDatabase> {
  return borrow('sqlite', openSqliteDatabase);
}

/** As {@link openPostgresDatabase}, and many times as fast: the next test gets the same database, emptied. */
export function sharedPostgresDatabase(): Promise<OpenDatabase> {
  return borrow('postgres', openPostgresDatabase);
}

async function borrow(dialect: Dialect, open: () => Promise<OpenDatabase>): Promise<OpenDatabase> {
  const opened = free[dialect].pop() ?? (await open());
  return {
    database: opened.database,
    dispose: async () => {
      await empty(opened);
      free[dialect].push(opened);
    },
  };
}

/** Deletes all rows. The counts that triggers keep come last, because deleting changes them. */
async function empty({ database }: OpenDatabase): Promise<void> {
  const tables = database.reader.entityMetadatas.map(({ tableName }) => tableName);
  if (database.dialect === 'postgres') {
    await database.reader.query(`TRUNCATE ${tables.join(', ')} RESTART IDENTITY`);
    return;
  }
  const isCount = (table: string) => /_(counts|quotas)$/.test(table);
  const order = [...tables.filter((table) => !isCount(table)), ...tables.filter(isCount)];
  await database.transactions.run(async (tx) => {
    for (const table of order) await managerOf(tx).query(`DELETE FROM ${table}`);
  });
}
