import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import type { DatabaseInspection } from '../inspect-database.js';
import { pendingMigrations } from '../migrations/pending-migrations.js';
import { SQLITE_MIGRATIONS } from '../migrations/sqlite/index.js';
import { explainSqliteError } from './database-file-error.js';
import { placeOfDatabase } from './database-place.js';
import { sqliteDriver } from './driver.js';
import { filesOpenToOthers } from './file-modes.js';
import { appliedMigrations } from './migrate.js';
import { OPEN_EXTENDED_CODES, nameResult } from './result-code.js';

/**
 * Looks at a SQLite file on a connection that cannot write, also while a service works on it.
 * @throws DatabaseFileError, or Error when a newer version has migrated it
 */
export async function inspectSqlite(file: string): Promise<DatabaseInspection> {
  if (!existsSync(file)) return { exists: false, pending: [], risks: [] };
  const place = placeOfDatabase(file);
  const source = readOnlySource(place);
  try {
    await source.initialize();
    const pending = pendingMigrations(source, await appliedMigrations(source));
    const open = filesOpenToOthers(place);
    const risks = open.map((name) => `Other users of this machine can read or change ${name}`);
    return { exists: true, pending: pending.map(({ name }) => String(name)), risks };
  } catch (error) {
    throw explainSqliteError(place, nameResult(error));
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

const { OPEN_READONLY, OPEN_FULLMUTEX, OPEN_URI } = sqlite3;

/**
 * Without a WAL nobody works on the file, and it is opened as one that does not change. Otherwise SQLite would make a
 * WAL and its index, and leave them: perhaps as a user whose files the service cannot write.
 */
function readOnlySource(place: string): DataSource {
  const isAtRest = !existsSync(`${place}-wal`);
  return new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: isAtRest ? `${pathToFileURL(place).href}?immutable=1` : place,
    flags: OPEN_READONLY | OPEN_FULLMUTEX | OPEN_URI | OPEN_EXTENDED_CODES,
    migrations: SQLITE_MIGRATIONS,
  });
}
