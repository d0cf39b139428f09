import { join } from 'node:path';
import { builtScript } from './build.js';
import { startPostgres } from './postgres.js';
import { startSharedService } from './shared-service.js';

const BUILD = join(import.meta.dirname, '../../dist/bundle/main.js');

/** Before the e2e tests on PostgreSQL: a server, and the service on it that most of them share. */
export default async function setUp() {
  await startPostgres();
  const { TEST_POSTGRES_URL: server, TEST_POSTGRES_PREFIX: prefix } = process.env;
  if (server === undefined || prefix === undefined) throw new Error('There is no PostgreSQL');
  /** @type {typeof import('../../scripts/support/postgres-process.js')} */
  const { queryPostgres } = await builtScript('support/postgres-process.js');
  await queryPostgres(server, `CREATE DATABASE ${prefix}shared`);
  const url = new URL(server);
  url.pathname = `/${prefix}shared`;
  const shared = await startSharedService({
    name: 'shared-service-on-postgres',
    command: [BUILD],
    databaseUrl: () => url.href,
  });
  process.env.TEST_SHARED_SERVICE_ON_POSTGRES = JSON.stringify(shared);
}
