import { lstatSync, mkdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseFileError, faultOfFolder } from './database-file-error.js';

/** As many links in a row as Linux follows. */
const MAX_LINKS = 40;
/** Mounts of this process, one a line; the fifth word is where. Linux only. */
const MOUNTS = '/proc/self/mountinfo';

/**
 * The one path of a database file, and its folder, created if it is missing. Whatever name a process uses for the file,
 * its lock and its WAL are beside the same path. A file that has a second path is refused, because SQLite would write a
 * second WAL for it.
 *
 * @throws DatabaseFileError before anything is written
 */
export function placeOfDatabase(file: string): string {
  const place = withoutLinks(file);
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return place;
  if (found.isDirectory()) throw new DatabaseFileError(place, 'it is a folder');
  if (!found.isFile()) throw new DatabaseFileError(place, 'it is not a plain file');
  if (found.nlink > 1) {
    throw new DatabaseFileError(
      place,
      `it has ${found.nlink} names (hard links), and a process under another name would damage it: copy it, and remove the other names`,
    );
  }
  if (isMounted(place)) {
    throw new DatabaseFileError(
      place,
      'it is mounted as a single file, so what belongs beside it would be lost or used twice: mount its folder',
    );
  }
  return place;
}

/** SQLite follows links by itself, also to a file that it has yet to make. */
function withoutLinks(file: string): string {
  let path = file;
  for (let count = 0; count < MAX_LINKS; count += 1) {
    const folder = realFolder(file, dirname(path));
    path = join(folder, basename(path));
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    if (!isLink) return path;
    path = resolve(folder, readlinkSync(path));
  }
  throw new DatabaseFileError(file, 'its links lead in a circle');
}

function realFolder(file: string, folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return realpathSync.native(folder);
  } catch (error) {
    throw faultOfFolder(file, folder, error);
  }
}

function isMounted(path: string): boolean {
  if (process.platform !== 'linux') return false;
  const lines = readFileSync(MOUNTS, 'utf8').split('\n');
  return lines.some((line) => unescaped(line.split(' ')[4] ?? '') === path);
}

/** The kernel writes white space and backslashes of a path as octal numbers. */
function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(parseInt(octal, 8)),
  );
}
