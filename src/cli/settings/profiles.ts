import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../errors.js';

/** A service and the keys for it, under a name. */
export interface Profile {
  readonly url?: string;
  readonly app_id?: string;
  readonly token?: string;
  readonly management_key?: string;
}

export type Profiles = Readonly<Record<string, Profile>>;

const MEMBERS = new Set(['url', 'app_id', 'token', 'management_key']);
const OWNER_ONLY = 0o600;

/**
 * The profiles of a file; none when there is no file.
 * @throws UsageError when others can read or write the file, or its content is not as this command writes it
 */
export function readProfiles(file: string): Profiles {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return {};
  const mode = found.mode & 0o777;
  if (mode !== OWNER_ONLY) {
    throw new UsageError(
      `${file} holds secrets and has mode ${mode.toString(8)}: close it with chmod 600 ${file}`,
    );
  }
  try {
    const profiles: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isProfiles(profiles)) return profiles;
  } catch (error) {
    throw new UsageError(`${file} cannot be read`, { cause: error });
  }
  throw new UsageError(`${file} has something else than profiles`);
}

/** Writes all profiles: the whole file or, when that fails, the one before. Nobody else can ever read it. */
export function writeProfiles(file: string, profiles: Profiles): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, `${JSON.stringify(profiles, null, 2)}\n`, { mode: OWNER_ONLY });
  chmodSync(next, OWNER_ONLY);
  renameSync(next, file);
}

function isProfiles(value: unknown): value is Profiles {
  return isObject(value) && Object.values(value).every(isProfile);
}

function isProfile(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(([name, member]) => MEMBERS.has(name) && typeof member === 'string')
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
