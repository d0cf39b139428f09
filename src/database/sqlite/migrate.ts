import { existsSync, rmSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { hasAllMigrations, pendingMigrations } from '../migrations/pending-migrations.js';

/**
 * Brings the schema of an open writer to this build. Call it while holding the owner lock.
 * @throws Error when the schema is newer than the build, or a migration leaves a broken reference.
 */
export async function migrateSqlite(writer: DataSource, file: string): Promise<void> {
  const applied = await appliedMigrations(writer);
  const pending = pendingMigrations(writer, applied);
  if (pending.length === 0) return;
  if (applied.length > 0) await copyBefore(writer, `${file}.before-${pending[0]?.name}`);
  await writer.runMigrations({ transaction: 'each' });
  const broken = await writer.query<unknown[]>('PRAGMA foreign_key_check');
  if (broken.length > 0) throw new Error(`The migration left ${broken.length} broken reference(s)`);
}

/** Whether every migration of this build, and no other, is applied. */
export async function isMigrated(source: DataSource): Promise<boolean> {
  return hasAllMigrations(source, await appliedMigrations(source));
}

/** The names of the migrations that a database has, in the order in which it got them. */
export async function appliedMigrations(source: DataSource): Promise<string[]> {
  const table = await source.query<unknown[]>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'",
  );
  if (table.length === 0) return [];
  const rows = await source.query<{ name: string }[]>(
    'SELECT name FROM schema_migrations ORDER BY id',
  );
  return rows.map((row) => row.name);
}

/** A whole copy, WAL included; plain copying of the file would miss what the WAL holds. */
async function copyBefore(writer: DataSource, target: string): Promise<void> {
  if (existsSync(target)) rmSync(target);
  await writer.query('VACUUM INTO ?', [target]);
}
