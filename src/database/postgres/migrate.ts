import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { hasAllMigrations, pendingMigrations } from '../migrations/pending-migrations.js';
import { postgresDataSource } from './postgres-data-source.js';

/** Names the lock of migrations among the advisory locks of the database: any number, always the same. */
const MIGRATION_LOCK = 7_168_451;
const ASK_EVERY_MS = 100;
/** One connection holds the lock while another migrates. No time-outs: a migration takes what it takes. */
const LIMITS = { connections: 2, statementMs: 0, lockMs: 0, idleTransactionMs: 0 };

/**
 * Brings the schema to this build. Of processes that start at once one migrates while the others wait.
 * @throws Error when the schema is newer than the build
 */
export async function migratePostgres(url: string): Promise<void> {
  const source = postgresDataSource(url, LIMITS);
  await source.initialize();
  try {
    await withLock(source.createQueryRunner(), async () => {
      const pending = pendingMigrations(source, await appliedMigrations(source));
      if (pending.length > 0) await source.runMigrations({ transaction: 'each' });
    });
  } finally {
    await source.destroy();
  }
}

/** The lock is the session's: the server frees it when the process dies, however it dies. */
async function withLock(holder: QueryRunner, work: () => Promise<void>): Promise<void> {
  const ask = 'SELECT pg_try_advisory_lock($1) AS "isOurs"';
  try {
    for (let isOurs = false; !isOurs;) {
      const rows = (await holder.query(ask, [MIGRATION_LOCK])) as { isOurs: boolean }[];
      isOurs = rows[0]?.isOurs === true;
      if (!isOurs) await sleep(ASK_EVERY_MS);
    }
    await work();
  } finally {
    await holder.query('SELECT pg_advisory_unlock_all()');
    await holder.release();
  }
}

/** Whether every migration of this build, and no other, is applied. */
export async function isMigrated(source: DataSource): Promise<boolean> {
  return hasAllMigrations(source, await appliedMigrations(source));
}

/** The names of the migrations that a database has, in the order in which it got them. */
export async function appliedMigrations(source: DataSource): Promise<string[]> {
  const [table] = await source.query<{ exists: boolean }[]>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS "exists"`,
  );
  if (table?.exists !== true) return [];
  const rows = await source.query<{ name: string }[]>(
    'SELECT name FROM schema_migrations ORDER BY id',
  );
  return rows.map((row) => row.name);
}
