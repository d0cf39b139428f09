import { basename } from 'node:path';
import { queryPostgres } from '../../../scripts/support/postgres-process.js';
import { numbered } from '../../../src/database/postgres/numbered.js';
import { createEmptyDatabase } from './postgres-databases.js';
import { useDatabases, type ServiceDatabase } from './service-database.js';
import { useSharedService } from '../service/shared-service.js';

// Loaded before each file of the project `e2e-postgres`: the same tests, on a real PostgreSQL.
const urls = new Map<string, Promise<string>>();
useDatabases(async (folder) => {
  const name = basename(folder);
  const made = urls.get(name) ?? createEmptyDatabase();
  urls.set(name, made);
  return databaseAt(await made);
});
useSharedService('TEST_SHARED_SERVICE_ON_POSTGRES', databaseAt);

function databaseAt(url: string): ServiceDatabase {
  const read = <Row extends object>(sql: string, values: (string | number | null)[] = []) =>
    queryPostgres<Row>(url, numbered({ sql, parameters: values }).sql, values);
  return {
    url,
    read,
    write: async (sql, values) => {
      await read(sql, values);
    },
  };
}
