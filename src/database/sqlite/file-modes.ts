import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const FOR_OTHERS = 0o077;
const WRITABLE_FOR_OTHERS = 0o022;

/**
 * The files of a SQLite database that other users of the machine may read or write, and its folder when they may
 * put others in their place. New files are closed by the umask; these are older, or were copied here. Empty where
 * the system has no such modes.
 */
export function filesOpenToOthers(databaseFile: string): string[] {
  if (process.platform === 'win32') return [];
  const folder = dirname(databaseFile);
  const names = readdirSync(folder).filter((name) => name.startsWith(basename(databaseFile)));
  const files = names.map((name) => join(folder, name));
  return [
    ...(modeOf(folder) & WRITABLE_FOR_OTHERS ? [folder] : []),
    ...files.filter((file) => modeOf(file) & FOR_OTHERS),
  ];
}

/** 0 for a file that has just gone, as a `-wal` may. */
function modeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
}
