import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a build reads. */
const SOURCES = [
  'src',
  'console',
  'scripts',
  'openapi.json',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  '.swcrc',
];
const OUTPUT = 'dist';
const RECORD = 'node_modules/.cache/vouchsafe/build.json';

/**
 * Returns true when `dist` is what the last recorded build made of the sources as they are now. Any other build and any
 * change of `dist` make it false.
 * @param {string} root of the project
 */
export function isUpToDate(root) {
  try {
    return readFileSync(join(root, RECORD), 'utf8') === stateOf(root);
  } catch {
    return false;
  }
}

/**
 * Records that `dist` was just built of the sources.
 * @param {string} root of the project
 */
export function recordBuild(root) {
  const record = join(root, RECORD);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, stateOf(root));
}

/** @param {string} root */
function stateOf(root) {
  const sources = createHash('sha256');
  for (const file of filesOf(root, SOURCES)) {
    sources.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  const output = createHash('sha256');
  for (const file of filesOf(root, [OUTPUT])) {
    const { mtimeMs, size } = statSync(join(root, file));
    output.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return JSON.stringify({ sources: sources.digest('hex'), output: output.digest('hex') });
}

/**
 * @param {string} root
 * @param {string[]} names of files and folders
 * @returns {string[]} all files, in a fixed order
 */
function filesOf(root, names) {
  return names.flatMap((name) => {
    const path = join(root, name);
    if (statSync(path).isFile()) return [name];
    const entries = readdirSync(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort();
  });
}
