import type { DatabaseInspection } from '../inspect-database.js';
import { pendingMigrations } from '../migrations/pending-migrations.js';
import { checkPostgres } from './boot-checks.js';
import { appliedMigrations } from './migrate.js';
import { postgresDataSource } from './postgres-data-source.js';

const LIMITS = {
  connections: 1,
  statementMs: 5_000,
  lockMs: 1_000,
  idleTransactionMs: 5_000,
  readOnly: true,
};

/**
 * Looks at a PostgreSQL database on a connection that cannot write.
 * @throws Error when it cannot be reached, is not safe to use, or a newer version has migrated it
 */
export async function inspectPostgres(url: string): Promise<DatabaseInspection> {
  const source = postgresDataSource(url, LIMITS);
  await source.initialize();
  try {
    const pending = pendingMigrations(source, await appliedMigrations(source));
    const risks = await checkPostgres(source);
    return { exists: true, pending: pending.map(({ name }) => String(name)), risks };
  } finally {
    await source.destroy();
  }
}
