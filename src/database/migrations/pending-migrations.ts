import type { DataSource, MigrationInterface } from 'typeorm';

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
