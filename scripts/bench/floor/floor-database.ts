import { SqliteFile } from '../sqlite-file.js';
import { IMPORTED, INDEXES } from './import-request.js';
import { FIRST_METADATA } from '../load-vouchers.js';

/** Makes the floor's file: vouchers in a plain table with a row id and a unique code, and the requests. */
export async function createFloorDatabase(file: string, count: number): Promise<SqliteFile> {
  const database = await SqliteFile.open(file);
  await database.run(
    `CREATE TABLE vouchers (id integer PRIMARY KEY, code text NOT NULL UNIQUE, metadata text NOT NULL)`,
  );
  await database.run(`CREATE TABLE requests (
    id integer PRIMARY KEY, body blob NOT NULL, status text NOT NULL DEFAULT 'IN_PROGRESS',
    done_count integer NOT NULL DEFAULT 0, failed_count integer NOT NULL DEFAULT 0
  )`);
  await database.run(
    `WITH RECURSIVE number(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM number WHERE n < ?)
     INSERT INTO vouchers (code, metadata) SELECT printf('BENCH-%07d', n), ? FROM number`,
    [count, FIRST_METADATA],
  );
  for (const statement of [IMPORTED, ...INDEXES]) await database.run(statement);
  await database.run('PRAGMA wal_checkpoint(TRUNCATE)');
  return database;
}
