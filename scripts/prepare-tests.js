import { spawnSync } from 'node:child_process';
import { findChromium } from './chromium-binary.js';
import { findPostgresBinaries } from './postgres-binaries.js';

/**
 * Sees to what the tests need beyond npm packages: the servers and the browser that they start for
 * themselves. Runs before anything is built, so it is plain JavaScript.
 *
 * @typedef {{ name: string, package: string, isThere: () => boolean, how: string }} Server
 * @type {Server[]}
 */
const SERVERS = [
  {
    name: 'Redis',
    package: 'redis-server',
    isThere: () => succeeds('redis-server', ['--version']),
    how: 'install Redis so that `redis-server --version` works',
  },
  {
    name: 'PostgreSQL',
    package: 'postgresql',
    isThere: () => Boolean(process.env.TEST_DATABASE_URL) || findPostgresBinaries() !== undefined,
    how: 'install PostgreSQL 15 or later as Debian does, or set TEST_DATABASE_URL to a server for tests',
  },
  {
    name: 'Chromium',
    package: 'chromium',
    isThere: () => findChromium() !== undefined,
    how: 'install Chromium so that `chromium --version` works',
  },
];

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function succeeds(command, parameters, options) {
  return spawnSync(command, parameters, { stdio: 'ignore', ...options }).status === 0;
}

/**
 * Installs Debian's packages where that is possible without asking anyone.
 * @param {Server[]} missing
 */
function install(missing) {
  if (process.getuid?.() !== 0 || !succeeds('apt-get', ['--version'])) return;
  const names = missing.map((server) => server.package);
  console.log(`The tests need ${names.join(' and ')}; installing with apt-get`);
  // RUNLEVEL=1 keeps the packages from starting servers: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  succeeds('apt-get', ['update', '-qq'], options);
  succeeds('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], options);
}

const missing = SERVERS.filter((server) => !server.isThere());
if (missing.length > 0) install(missing);
for (const { name, how } of missing.filter((server) => !server.isThere())) {
  if (process.env.CI) {
    console.error(`There is no ${name}, and CI must not skip the tests that need it: ${how}`);
    process.exitCode = 1;
    continue;
  }
  const line = `!!! There is no ${name}: THE TESTS THAT NEED IT WILL BE SKIPPED. To run them, ${how}.`;
  console.warn(`\n${'!'.repeat(line.length)}\n${line}\n${'!'.repeat(line.length)}\n`);
}
