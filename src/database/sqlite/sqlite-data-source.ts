import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities/index.js';
import { sqliteDriver } from './driver.js';
import { SQLITE_MIGRATIONS } from '../migrations/sqlite/index.js';

/** How long a statement waits for another connection's lock. */
const BUSY_TIMEOUT_MS = 10_000;

/** 64 MB: beyond, a commit copies the WAL back itself, so that it stays bounded when nobody else gets it done. */
const MAX_WAL_PAGES = 16_384;

/** A TypeORM data source on the file. It has one connection, whatever the number of its users. */
export function sqliteDataSource(file: string): DataSource {
  return new DataSource({
    type: 'sqlite',
    driver: sqliteDriver,
    database: file,
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
 * before it is answered, which WAL's usual NORMAL does not.
 */
export async function openSqlite(dataSource: DataSource): Promise<void> {
  await dataSource.initialize();
  await dataSource.query('PRAGMA synchronous = FULL');
  await dataSource.query(`PRAGMA wal_autocheckpoint = ${MAX_WAL_PAGES}`);
}
