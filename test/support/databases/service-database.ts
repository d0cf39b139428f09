import { join } from 'node:path';
import { readRows, writeRow } from './database-file.js';

type Value = string | number | null;

/** The database of a service, read and written beside it, past everything that the service says of itself. */
export interface ServiceDatabase {
  /** As in `DATABASE_URL`. */
  readonly url: string;
  /** Values stand as `?` in the text. */
  read<Row extends object>(sql: string, values?: Value[]): Promise<Row[]>;
  /** Only while no service works on it. */
  write(sql: string, values: Value[]): Promise<void>;
}

/** Returns the database that belongs to a folder, the same one for the same folder. */
export type DatabaseOfFolder = (folder: string) => Promise<ServiceDatabase>;

const sqliteOf: DatabaseOfFolder = (folder) =>
  Promise.resolve(sqliteAt(`sqlite:${join(folder, 'vouchsafe.db')}`));

/** The SQLite database that a `DATABASE_URL` names. */
export function sqliteAt(url: string): ServiceDatabase {
  const file = url.replace(/^sqlite:/, '');
  return {
    url,
    read: (sql, values) => readRows(file, sql, values),
    write: (sql, values) => writeRow(file, sql, values),
  };
}

let databaseOf = sqliteOf;

/** The database of a service that keeps its files in a folder: SQLite, unless the test project says otherwise. */
export function openServiceDatabase(folder: string): Promise<ServiceDatabase> {
  return databaseOf(folder);
}

/** Whether the services of this test file run on PostgreSQL, as clusters do. */
export function isOnPostgres(): boolean {
  return databaseOf !== sqliteOf;
}

/** Makes the services of this test file run on other databases than SQLite. */
export function useDatabases(other: DatabaseOfFolder): void {
  databaseOf = other;
}
