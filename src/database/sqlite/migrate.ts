import { existsSync, rmSync } from 'node:fs';
import type { DataSource } from 'typeorm';

/**
 * Brings the schema of an open writer to this build. Call it while holding the owner lock.
 * @throws Error when the schema is newer than the build, or a migration leaves a broken reference.
 */
export async function migrateSqlite(writer: DataSource, file: string): Promise<void> {
  const applied = await appliedMigrations(writer);
  const known = new Set(writer.migrations.map((migration) => migration.name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database was made by a newer version (it has ${unknown.join(', ')}); start that version`,
    );
  }
  const pending = writer.migrations.filter(
    (m) => m.name !== undefined && !applied.includes(m.name),
  );
  if (pending.length === 0) return;
  if (applied.length > 0) await copyBefore(writer, `${file}.before-${pending[0]?.name}`);
  await writer.runMigrations({ transaction: 'each' });
  const broken = await writer.query<unknown[]>('PRAGMA foreign_key_check');
  if (broken.length > 0) throw new Error(`The migration left ${broken.length} broken reference(s)`);
}

/** Whether every migration of this build, and no other, is applied. */
export async function isMigrated(source: DataSource): Promise<boolean> {
  const applied = await appliedMigrations(source);
  const known = source.migrations.map((migration) => migration.name);
  return applied.length === known.length && known.every((name) => applied.includes(String(name)));
}

async function appliedMigrations(source: DataSource): Promise<string[]> {
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
