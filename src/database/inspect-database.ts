import type { DatabaseSettings } from '../config/settings.js';

/** What is found of a database without changing it. */
export interface DatabaseInspection {
  /** False for a SQLite file that the first start makes. */
  readonly exists: boolean;
  /** Migrations that the next start runs. */
  readonly pending: readonly string[];
  /** What could cost data, or be seen by others. */
  readonly risks: readonly string[];
}

/**
 * Looks at the database of a service, whether that runs or not, and changes nothing.
 * @throws Error that says why no service could work on it; no password is in its message
 */
export async function inspectDatabase(settings: DatabaseSettings): Promise<DatabaseInspection> {
  if (settings.dialect === 'sqlite') {
    const { inspectSqlite } = await import('./sqlite/inspect-sqlite.js');
    return inspectSqlite(settings.file);
  }
  const { inspectPostgres } = await import('./postgres/inspect-postgres.js');
  return inspectPostgres(settings.url);
}
