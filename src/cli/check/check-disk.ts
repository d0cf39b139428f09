import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSettings } from '../../config/settings.js';
import { reasonOf, type Finding } from './finding.js';

const { R_OK, W_OK, X_OK } = constants;
const MEBIBYTE = 1_048_576;
/** The log of writes alone grows towards 64 MB. */
const FAULT_BELOW = 128 * MEBIBYTE;
const WARNING_BELOW = 1_024 * MEBIBYTE;

/** Whether this user can write the files of a SQLite database, and how much room they have. */
export function checkDisk(settings: DatabaseSettings): Finding[] {
  if (settings.dialect !== 'sqlite') return [];
  const folder = nearest(dirname(settings.file));
  return [checkRights(settings.file, folder), checkRoom(folder)];
}

function checkRights(file: string, folder: string): Finding {
  const check = 'rights';
  try {
    accessSync(folder, W_OK | X_OK);
    if (existsSync(file)) accessSync(file, R_OK | W_OK);
    return { check, verdict: 'ok', message: `this user can write in ${folder}` };
  } catch (error) {
    return { check, verdict: 'fault', message: reasonOf(error) };
  }
}

function checkRoom(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const verdict = free < FAULT_BELOW ? 'fault' : free < WARNING_BELOW ? 'warning' : 'ok';
  const mebibytes = Math.floor(free / MEBIBYTE).toLocaleString('en');
  return { check: 'disk', verdict, message: `${mebibytes} MiB are free at ${folder}` };
}

/** The folder, or the one above it that is there. */
function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(dirname(folder));
}
