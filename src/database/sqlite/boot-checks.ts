import type { DataSource } from 'typeorm';

/** First release without the bug that can corrupt a WAL database while two connections checkpoint. */
const SOUND_FROM = [3, 51, 3] as const;
const SOUND_BACKPORTS = ['3.44.6', '3.50.7'];

/** True when this SQLite is outside the range 3.7.0 to 3.51.2 of the WAL-reset corruption bug. */
export function isSoundSqliteVersion(version: string): boolean {
  if (SOUND_BACKPORTS.includes(version)) return true;
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of SOUND_FROM.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}

/**
 * Refuses a connection on which an answered write would not be durable.
 * @throws Error naming each wrong setting.
 */
export async function checkSqlite(dataSource: DataSource): Promise<void> {
  const faults: string[] = [];
  const version = await pragma(dataSource, 'SELECT sqlite_version() AS value');
  if (!isSoundSqliteVersion(version)) faults.push(`SQLite ${version} can corrupt a WAL database`);
  const journal = await pragma(dataSource, 'SELECT journal_mode AS value FROM pragma_journal_mode');
  if (journal !== 'wal')
    faults.push(`journal_mode is ${journal}, not wal: is it a network file system?`);
  const synchronous = await pragma(
    dataSource,
    'SELECT synchronous AS value FROM pragma_synchronous',
  );
  if (synchronous !== '2') faults.push(`synchronous is ${synchronous}, not 2 (FULL)`);
  if (faults.length > 0)
    throw new Error(`The SQLite database is not safe to use: ${faults.join('; ')}`);
}

async function pragma(dataSource: DataSource, sql: string): Promise<string> {
  const [row] = await dataSource.query<{ value: unknown }[]>(sql);
  return String(row?.value);
}
