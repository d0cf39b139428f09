import type { ServiceDatabase } from '../databases/service-database.js';

const SECOND_MS = 1_000;

/** Writes jobs that have ended, a second after each other, into the only project of a service that is not running. */
export async function writeEndedJobs(database: ServiceDatabase, count: number): Promise<void> {
  const begin = Date.now() - count * SECOND_MS;
  await database.write(
    `WITH RECURSIVE number(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < ?)
      INSERT INTO async_actions (id, project_id, sequence, type, status, operation_status, total_count,
        done_count, failed_count, changed_count, request_id, app_id, key_name, label, options,
        stored_bytes, created_at, updated_at, finished_at)
      SELECT 'aa_' || n, id, n - ?, 'VOUCHERS.IMPORT', 'DONE', 'SUCCESS', 1, 1, 0, 0, 'v-' || n, 'app',
        'First key', 'Job ' || n, json_object('label', 'Job ' || n), 0, ? + n * ?, ? + n * ?, ? + n * ?
      FROM number, (SELECT id FROM projects LIMIT 1)`,
    [count, count, begin, SECOND_MS, begin, SECOND_MS, begin, SECOND_MS],
  );
}
