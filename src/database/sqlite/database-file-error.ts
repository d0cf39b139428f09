import { accessSync, constants, existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const { R_OK, W_OK, X_OK } = constants;

/** A database file that cannot be used: says which, and why. */
export class DatabaseFileError extends Error {
  constructor(file: string, reason: string, cause?: unknown) {
    super(`The database ${file} cannot be used: ${reason}`, { cause });
  }
}

/** What SQLite says of a file that is not there, or that it may not read or write. */
const OF_ACCESS = /^SQLITE_(?:CANTOPEN|READONLY|PERM|AUTH)/;

/** What SQLite says of the content or of the disk, for operators. */
const REASONS: readonly (readonly [code: RegExp, reason: string])[] = [
  [/^SQLITE_NOTADB/, 'it is not a SQLite database'],
  [/^SQLITE_CORRUPT/, 'its content is damaged: restore a backup'],
  [/^SQLITE_FULL/, 'its disk is full'],
  [/^SQLITE_IOERR/, 'its disk reports an error'],
];

/** An error of SQLite with the file and the reason; every other one as it is. */
export function explainSqliteError(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (!code.startsWith('SQLITE_')) return error;
  const known = OF_ACCESS.test(code)
    ? missingRight(file)
    : REASONS.find(([pattern]) => pattern.test(code))?.[1];
  const reason = known ?? (error instanceof Error ? error.message : code);
  return new DatabaseFileError(file, reason, error);
}

/** Why the folder of a database can be neither found nor made. */
export function faultOfFolder(file: string, folder: string, error: unknown): DatabaseFileError {
  const code = codeOf(error);
  const reason =
    code === 'ENOTDIR' || code === 'EEXIST'
      ? `its folder ${folder} is, or is in, a file`
      : `its folder ${folder} cannot be made by ${userName()} (${code})`;
  return new DatabaseFileError(file, reason, error);
}

/** The first right that this process lacks, of the folder and of the files that SQLite writes. */
function missingRight(file: string): string | undefined {
  const names: readonly (readonly [path: string, name: string, rights: number])[] = [
    [dirname(file), 'its folder', W_OK | X_OK],
    [file, 'it', R_OK | W_OK],
    ...['-wal', '-shm', '.owner'].map(
      (ending) => [file + ending, `its file ${basename(file)}${ending}`, R_OK | W_OK] as const,
    ),
  ];
  for (const [path, name, rights] of names) {
    const denial = existsSync(path) ? denialOf(path, rights) : undefined;
    if (denial !== undefined) return `${name} cannot be written by ${userName()} (${denial})`;
  }
  return undefined;
}

function denialOf(path: string, rights: number): string | undefined {
  try {
    accessSync(path, rights);
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

function userName(): string {
  return `user ${process.geteuid?.() ?? 'of this process'}`;
}

/** The code of an error of the driver or of the file system, or an empty text. */
export function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
