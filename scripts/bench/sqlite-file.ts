import sqlite3 from 'sqlite3';

/** A connection to a SQLite file that lives beside TypeORM: plain statements, and nothing else. */
export class SqliteFile {
  private constructor(private readonly connection: sqlite3.Database) {}

  /** Opens or creates the file, in WAL and with every commit synced to the disk. */
  static async open(file: string): Promise<SqliteFile> {
    const connection = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(file, (error) => {
        if (error === null) resolve(opened);
        else reject(error);
      });
    });
    const database = new SqliteFile(connection);
    await database.run('PRAGMA busy_timeout = 10000');
    await database.run('PRAGMA journal_mode = WAL');
    await database.run('PRAGMA synchronous = FULL');
    return database;
  }

  /** Runs one statement. */
  run(sql: string, parameters: readonly unknown[] = []): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.run(sql, parameters, (error: Error | null) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  /** The rows of one statement. */
  all<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return new Promise((resolve, reject) => {
      this.connection.all<T>(sql, parameters, (error, rows) => {
        if (error === null) resolve(rows);
        else reject(error);
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.connection.close((error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }
}
