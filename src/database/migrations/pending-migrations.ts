import type { DataSource, MigrationInterface } from 'typeorm';

/** Whether a database has every migration of this build, and no other. */
export function hasAllMigrations({ migrations }: DataSource, applied: readonly string[]): boolean {
  const known = migrations.map(({ name }) => String(name));
  return applied.length === known.length && known.every((name) => applied.includes(name));
}

/**
 * The migrations of this build that a database has yet to get.
 * @throws Error when it has one that this build does not know
 */
export function pendingMigrations(
  { migrations }: DataSource,
  applied: readonly string[],
): MigrationInterface[] {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `The database was made by a newer version (it has ${unknown.join(', ')}); start that version`,
    );
  }
  return migrations.filter(({ name }) => name !== undefined && !applied.includes(name));
}
