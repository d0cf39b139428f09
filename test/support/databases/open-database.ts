import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, Logger } from 'typeorm';
import type { Database } from '../../../src/database/database.js';
import { PostgresDatabase } from '../../../src/database/postgres/postgres-database.js';
import { SqliteDatabase } from '../../../src/database/sqlite/sqlite-database.js';
import type { Transaction } from '../../../src/database/transaction.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';
import { createDatabase, dropDatabase } from './postgres-databases.js';

/** An empty, migrated database of a test's own, and how to put it away. */
export interface OpenDatabase {
  readonly database: Database;
  dispose(): Promise<void>;
}

/** A SQLite database in a file of its own. */
export async function openSqliteDatabase(): Promise<OpenDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'vouchsafe-stores-'));
  const file = join(directory, 'stores.db');
  await copySchema(file);
  const database = await SqliteDatabase.open(file);
  return {
    database,
    dispose: async () => {
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A PostgreSQL database of its own on the server of the run. */
export async function openPostgresDatabase(): Promise<OpenDatabase> {
  const url = await createDatabase();
  const database = await PostgresDatabase.open(url);
  return {
    database,
    dispose: async () => {
      await database.close();
      await dropDatabase(url);
    },
  };
}

/** Writes a SQLite file with the schema of this build. The migrations run once for all tests of a run. */
async function copySchema(file: string): Promise<void> {
  const schema = join(process.env.TEST_RUN_FOLDER ?? '', 'schema.db');
  if (!existsSync(schema)) {
    const own = `${schema}.${process.pid}`;
    await (await SqliteDatabase.open(own)).close();
    renameSync(own, schema);
  }
  copyFileSync(schema, file);
}

/** Commits what `work` does and returns the number of statements that it took, without BEGIN and COMMIT. */
export async function countStatements(
  database: Database,
  work: (tx: Transaction) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  await database.transactions.run(async (tx) => {
    const { connection } = managerOf(tx);
    const restore = listen(connection, () => (count += 1));
    await work(tx).finally(restore);
  });
  return count;
}

/** Does the work and returns the number of look-ups that were made until it was done, by whomever. */
export async function countLookUps(
  { reader }: Database,
  work: () => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const restore = listen(reader, () => (count += 1));
  await work().finally(restore);
  return count;
}

function listen(connection: DataSource, onStatement: () => void): () => void {
  const { logger } = connection;
  const counting: Logger = Object.create(logger, { logQuery: { value: onStatement } }) as Logger;
  connection.logger = counting;
  return () => (connection.logger = logger);
}
