import { QueryFailedError } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';

/**
 * What SQLite says when the same statement may succeed later:
 * BUSY and LOCKED: another connection holds the lock; FULL: the disk is full; IOERR: a read or write
 * failed; NOMEM: no memory now; CANTOPEN: the file or its folder is away.
 */
const PASSING_CODES = new Set([
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_CANTOPEN',
]);

/** The database cannot take the work now. Nothing of it was stored; the same call may succeed later. */
export class StorageUnavailableError extends DomainError {
  constructor(cause: unknown) {
    super('storage_unavailable', {
      details:
        'The database cannot store data at the moment. Nothing was changed; try again later.',
      cause,
    });
  }
}

/** The driver's error as one that the layers above know, or the error itself. */
export function translateDriverError(error: unknown): unknown {
  return PASSING_CODES.has(driverCode(error)) ? new StorageUnavailableError(error) : error;
}

/** True when a row with the same unique key exists. */
export function isUniqueViolation(error: unknown): boolean {
  return (
    driverCode(error) === 'SQLITE_CONSTRAINT' && /UNIQUE|PRIMARY KEY/.test((error as Error).message)
  );
}

/** True when a ROLLBACK found nothing to roll back, because SQLite had done it by itself. */
export function isNoTransactionError(error: unknown): boolean {
  return error instanceof QueryFailedError && /no transaction is active/.test(error.message);
}

/** The statement of a failed query, without its values; undefined for other errors. */
export function queryOf(error: unknown): string | undefined {
  return error instanceof QueryFailedError ? error.query : undefined;
}

function driverCode(error: unknown): string {
  if (!(error instanceof QueryFailedError)) return '';
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
