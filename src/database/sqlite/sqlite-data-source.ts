import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities/index.js';
import { sqliteDriver } from './driver.js';
import { SQLITE_MIGRATIONS } from '../migrations/sqlite/index.js';
import { OPEN_EXTENDED_CODES, nameResult } from './result-code.js';

/** How long a statement waits for another connection's lock. */
const BUSY_TIMEOUT_MS = 10_000;

const { OPEN_READWRITE, OPEN_CREATE, OPEN_FULLMUTEX } = sqlite3;
const OPEN_FLAGS = OPEN_READWRITE | OPEN_CREATE | OPEN_FULLMUTEX | OPEN_EXTENDED_CODES;

/** A TypeORM data source on the file. It has one connection, whatever the number of its users. */
export function sqliteDataSource(file: string): DataSource {
  return new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: file,
    flags: OPEN_FLAGS,
    entities: ENTITIES,
    migrations: SQLITE_MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    enableWAL: true,
    busyTimeout: BUSY_TIMEOUT_MS,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  });
}

/**
 * Opens the data source and sets what a new connection needs. FULL makes a commit reach the disk
 * before it is answered, which WAL's usual NORMAL does not. A commit that copied the WAL by itself would
 * keep it to itself when a sync of that failed.
 */
export async function openSqlite(dataSource: DataSource): Promise<void> {
  await dataSource.initialize().catch((error: unknown) => {
    throw nameResult(error);
  });
  await dataSource.query('PRAGMA synchronous = FULL');
  await dataSource.query('PRAGMA wal_autocheckpoint = 0');
}
