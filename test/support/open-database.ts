import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, Logger } from 'typeorm';
import type { Database } from '../../src/database/database.js';
import { PostgresDatabase } from '../../src/database/postgres/postgres-database.js';
import { SqliteDatabase } from '../../src/database/sqlite/sqlite-database.js';
import type { Transaction } from '../../src/database/transaction.js';
import { managerOf } from '../../src/database/typeorm-transaction.js';
import type { PostgresServer } from './postgres-server.js';

/** An empty, migrated database of a test's own, and how to put it away. */
export interface OpenDatabase {
  readonly database: Database;
  dispose(): Promise<void>;
}

/** A SQLite database in a file of its own. */
export async function openSqliteDatabase(): Promise<OpenDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'vouchsafe-stores-'));
  const database = await SqliteDatabase.open(join(directory, 'stores.db'));
  return {
    database,
    dispose: async () => {
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A PostgreSQL database of its own on a server. */
export async function openPostgresDatabase(server: PostgresServer): Promise<OpenDatabase> {
  const url = await server.createDatabase();
  const database = await PostgresDatabase.open(url);
  return {
    database,
    dispose: async () => {
      await database.close();
      await server.dropDatabase(url);
    },
  };
}

/** Commits what `work` does and gives the number of statements that it took, without BEGIN and COMMIT. */
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

function listen(connection: DataSource, onStatement: () => void): () => void {
  const { logger } = connection;
  const counting: Logger = Object.create(logger, { logQuery: { value: onStatement } }) as Logger;
  connection.logger = counting;
  return () => (connection.logger = logger);
}
