import type { DataSource } from 'typeorm';

const OLDEST_VERSION = 150_000;

/** With the last a server goes on after a failed sync, which the system does not repeat, instead of recovering. */
const RISKS = [
  ['fsync', 'off'],
  ['full_page_writes', 'off'],
  ['data_sync_retry', 'on'],
] as const;

/**
 * Looks at the settings of the server that decide whether an answered write is kept.
 * @returns what could cost writes when the machine of the server goes down; the operator decides on that
 * @throws Error naming each setting with which the service cannot keep its promise
 */
export async function checkPostgres(source: DataSource): Promise<string[]> {
  const version = await setting(source, 'server_version_num');
  const encoding = await setting(source, 'server_encoding');
  const synchronousCommit = await setting(source, 'synchronous_commit');
  const faults: string[] = [];
  if (Number(version) < OLDEST_VERSION) faults.push(`its version ${version} is older than 15`);
  if (encoding !== 'UTF8') faults.push(`its encoding is ${encoding}, not UTF8`);
  if (synchronousCommit === 'off') faults.push('synchronous_commit is off');
  if (faults.length > 0) {
    throw new Error(`The PostgreSQL database is not safe to use: ${faults.join('; ')}`);
  }
  const risks: string[] = [];
  for (const [name, risky] of RISKS) {
    if ((await setting(source, name)) === risky) risks.push(`${name} is ${risky}`);
  }
  return risks;
}

async function setting(source: DataSource, name: string): Promise<string> {
  const [row] = await source.query<{ value: string }[]>('SELECT current_setting($1) AS value', [
    name,
  ]);
  return row?.value ?? '';
}
