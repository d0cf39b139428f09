import { spawnSync } from 'node:child_process';

/**
 * Sees to what the tests need beyond npm packages: a `redis-server` binary. Runs before anything is
 * built, so it is plain JavaScript.
 */
const HOW = 'install Redis so that `redis-server --version` works';

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function succeeds(command, parameters, options) {
  return spawnSync(command, parameters, { stdio: 'ignore', ...options }).status === 0;
}

const isThere = () => succeeds('redis-server', ['--version']);

/** Installs Debian's package where that is possible without asking anyone. */
function install() {
  if (process.getuid?.() !== 0 || !succeeds('apt-get', ['--version'])) return;
  console.log('The tests need redis-server; installing it with apt-get');
  // RUNLEVEL=1 keeps the package from starting a server: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  succeeds('apt-get', ['update', '-qq'], options);
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'];
  succeeds('apt-get', packages, options);
}

if (!isThere()) install();
if (!isThere()) {
  if (process.env.CI) {
    console.error(`There is no redis-server, and CI must not skip the Redis tests: ${HOW}`);
    process.exit(1);
  }
  const line = `!!! There is no redis-server: THE REDIS TESTS WILL BE SKIPPED. To run them, ${HOW}.`;
  console.warn(`\n${'!'.repeat(line.length)}\n${line}\n${'!'.repeat(line.length)}\n`);
}
