import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const INSTALLED = '/usr/lib/postgresql';
const OLDEST_VERSION = 15;

/**
 * The folder with the binaries of the newest PostgreSQL server from 15 on, where Debian installs them.
 * Plain JavaScript, because it is asked before anything is built.
 * @returns {string | undefined}
 */
export function findPostgresBinaries() {
  if (!existsSync(INSTALLED)) return undefined;
  return readdirSync(INSTALLED)
    .filter((version) => Number(version) >= OLDEST_VERSION)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(INSTALLED, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}
