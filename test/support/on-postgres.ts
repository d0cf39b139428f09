import { basename } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { queryPostgres } from '../../scripts/support/postgres-process.js';
import { numbered } from '../../src/database/postgres/numbered.js';
import { PostgresServer } from './postgres-server.js';
import { useDatabases } from './service-database.js';

let server: PostgresServer;

// Set up before each file of the project `e2e-postgres`: the same tests, on a real PostgreSQL.
beforeAll(async () => {
  server = await PostgresServer.start();
  const urls = new Map<string, Promise<string>>();
  useDatabases(async (folder) => {
    const name = basename(folder);
    const made = urls.get(name) ?? server.createDatabase();
    urls.set(name, made);
    const url = await made;
    const read = <Row extends object>(sql: string, values: (string | number | null)[] = []) =>
      queryPostgres<Row>(url, numbered({ sql, parameters: values }).sql, values);
    return {
      url,
      read,
      write: async (sql, values) => {
        await read(sql, values);
      },
    };
  });
});

afterAll(() => server.dispose());
