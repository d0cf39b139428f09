import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isUpToDate, recordBuild } from './build-record.js';

const ROOT = join(import.meta.dirname, '../..');
let isBuilt = false;

/**
 * Builds the service and the scripts once in a run, and only when something has changed since the last run.
 * @throws Error when that fails
 */
export function build() {
  if (isBuilt || isUpToDate(ROOT)) return;
  for (const script of ['build', 'build:scripts']) {
    execFileSync('npm', ['run', '--silent', script], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  }
  recordBuild(ROOT);
  isBuilt = true;
}

/**
 * Loads a built module of `scripts/`.
 * @param {string} path from `scripts/` on, as in `support/free-port.js`
 * @returns {Promise<any>}
 */
export function builtScript(path) {
  build();
  return import(join(ROOT, 'dist/scripts', path));
}
