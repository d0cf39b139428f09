import { describe } from '@jest/globals';
import { queryPostgres } from '../../../scripts/support/postgres-process.js';
import { migratePostgres } from '../../../src/database/postgres/migrate.js';
import { eventually } from '../eventually.js';

const { TEST_POSTGRES_URL: server, TEST_POSTGRES_PREFIX: prefix } = process.env;

/** `describe` for suites that need a real PostgreSQL. In CI a missing server fails them. */
export const describeWithPostgres: (name: string, body: () => void) => void =
  server !== undefined || process.env.CI !== undefined ? describe : describe.skip;

let made = 0;
let template: Promise<string> | undefined;

/** Makes a database with the schema of this build on the server of the run, and returns its URL. */
export async function createDatabase(): Promise<string> {
  template ??= migratedTemplate();
  return create(`TEMPLATE ${await template}`);
}

/** Makes a database without a schema on the server of the run, and returns its URL. */
export function createEmptyDatabase(): Promise<string> {
  return create();
}

/** Drops a database once its connections have closed. */
export async function dropDatabase(url: string): Promise<void> {
  await eventually('the database can be dropped', () =>
    queryPostgres(serverUrl(), `DROP DATABASE ${nameOf(url)}`).then(
      () => true,
      () => false,
    ),
  );
}

/** Migrates one database for all test files, whichever comes first, and returns its name. */
async function migratedTemplate(): Promise<string> {
  const name = databaseName('template');
  const migrated = databaseName('migrated');
  const rows = await queryPostgres<{ name: string }>(
    serverUrl(),
    'SELECT datname AS name FROM pg_database WHERE datname = $1',
    [migrated],
  );
  if (rows.length > 0) return migrated;
  const own = `${name}_${process.pid}`;
  await queryPostgres(serverUrl(), `CREATE DATABASE ${own}`);
  await migratePostgres(urlOf(own));
  // Only the first file may give it the name that the others look for; its twin serves this file as well.
  return queryPostgres(serverUrl(), `ALTER DATABASE ${own} RENAME TO ${migrated}`).then(
    () => migrated,
    () => own,
  );
}

async function create(options = ''): Promise<string> {
  const name = databaseName(`${process.pid}_${Date.now()}_${(made += 1)}`);
  await queryPostgres(serverUrl(), `CREATE DATABASE ${name} ${options}`);
  return urlOf(name);
}

function databaseName(end: string): string {
  return `${prefix ?? ''}${end}`;
}

function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

function serverUrl(): string {
  if (server === undefined) throw new Error('There is no PostgreSQL for the tests');
  return server;
}
