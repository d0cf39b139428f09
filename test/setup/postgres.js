import { findPostgresBinaries } from '../../scripts/postgres-binaries.js';
import { builtScript } from './build.js';
import { atEnd, endWithRun } from './run.js';

/** The files are thrown away: nothing needs to outlive the machine. */
const SETTINGS = ['fsync=off', 'max_connections=300'];

/**
 * Starts one PostgreSQL for all tests of the run, unless `TEST_DATABASE_URL` names one or this machine has
 * none. Tests find it in `TEST_POSTGRES_URL`, and make databases whose names begin with `TEST_POSTGRES_PREFIX`.
 */
export async function startPostgres() {
  if (process.env.TEST_POSTGRES_URL !== undefined) return;
  const given = process.env.TEST_DATABASE_URL;
  if (given === undefined && findPostgresBinaries() === undefined) return;
  /** @type {typeof import('../../scripts/support/postgres-process.js')} */
  const { PostgresProcess, queryPostgres } = await builtScript('support/postgres-process.js');
  const prefix = `vouchsafe_test_${process.pid}_${Date.now()}_`;
  process.env.TEST_POSTGRES_PREFIX = prefix;
  if (given === undefined) {
    const server = await PostgresProcess.start(SETTINGS);
    process.env.TEST_POSTGRES_URL = server.url;
    endWithRun(() => server.pid);
    atEnd(() => server.dispose());
    return;
  }
  process.env.TEST_POSTGRES_URL = given;
  atEnd(async () => {
    /** @type {{ name: string }[]} */
    const databases = await queryPostgres(
      given,
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of databases) {
      await queryPostgres(given, `DROP DATABASE ${name} WITH (FORCE)`);
    }
  });
}
