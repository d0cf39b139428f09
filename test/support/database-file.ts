import sqlite3 from 'sqlite3';

/** Runs statements on the database file of a service that is not running. */
export async function runSql(
  databaseFile: string,
  statements: readonly (readonly [sql: string, ...values: unknown[]])[],
): Promise<void> {
  const database = new sqlite3.Database(databaseFile);
  for (const [sql, ...values] of statements) {
    await new Promise<void>((resolve, reject) => {
      database.run(sql, values, (error) => (error === null ? resolve() : reject(error)));
    });
  }
  await new Promise((resolve) => database.close(resolve));
}
