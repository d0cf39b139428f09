import sqlite3 from 'sqlite3';

type Value = string | number | null;

/** Reads the service's SQLite file beside it, past everything that the service says of itself. */
export function readRows<Row>(file: string, sql: string, values: Value[] = []): Promise<Row[]> {
  return withDatabase(file, sqlite3.OPEN_READONLY, sql, values);
}

/** Writes into the SQLite file. A service that works on it sees that at its next read. */
export async function writeRow(file: string, sql: string, values: Value[]): Promise<void> {
  await withDatabase(file, sqlite3.OPEN_READWRITE, sql, values);
}

function withDatabase<Row>(
  file: string,
  mode: number,
  sql: string,
  values: Value[],
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, mode, (openError) => {
      if (openError !== null) {
        reject(openError);
        return;
      }
      database.configure('busyTimeout', 10_000);
      database.all<Row>(sql, values, (error, rows) => {
        database.close(() => {
          if (error === null) resolve(rows);
          else reject(error);
        });
      });
    });
  });
}
