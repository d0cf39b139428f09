import { COUNTED_EVENTS } from '../../../src/audit/audit-entry.js';
import type { ServiceDatabase } from './service-database.js';

/** Rows of every table by its name. */
export type Contents = Readonly<Record<string, readonly Record<string, unknown>[]>>;

/** Written each minute, of requests of any time before. */
const COUNTED: ReadonlySet<unknown> = new Set(COUNTED_EVENTS);

/** Kept by the service of itself, whether it is asked or not. */
const OWN_TABLES = new Set(['project_leases']);

async function tablesOf(database: ServiceDatabase): Promise<string[]> {
  const tables = await database.read<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  );
  return tables.map(({ name }) => name).filter((name) => !OWN_TABLES.has(name));
}

/**
 * Everything that is stored, but for what is noted now and then of requests that change nothing: the last use
 * of keys, and the counts of events.
 */
export async function readContents(database: ServiceDatabase): Promise<Contents> {
  const contents: Record<string, Record<string, unknown>[]> = {};
  for (const table of await tablesOf(database)) {
    const rows = await database.read<Record<string, unknown>>(`SELECT * FROM ${table}`);
    contents[table] = rows
      .filter(({ event }) => !COUNTED.has(event))
      .map((row) => ({ ...row, last_used_at: undefined }));
  }
  return contents;
}
