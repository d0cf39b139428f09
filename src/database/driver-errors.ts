import { QueryFailedError } from 'typeorm';
import { DomainError } from '../errors/domain-error.js';
import type { NamedText } from './statement.js';

/**
 * What SQLite says when the same statement may succeed later:
 * BUSY and LOCKED: another connection holds the lock; FULL: the disk is full; IOERR: a read or write
 * failed; NOMEM: no memory now; CANTOPEN: the file or its folder is away.
 */
const PASSING_SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|CANTOPEN)$/;

/** The same of PostgreSQL: no resources (class 53), timeout of a statement or a lock, disk errors (58), a standby. */
const PASSING_POSTGRES = /^(53...|57014|55P03|58...|25006)$/;

/** The connection is gone: class 08, the server ends (57P..), or a transaction was idle for too long. */
const LOST_POSTGRES = /^(08...|57P..|25P03)$/;
const LOST_SOCKET =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** Driver, pool and TypeORM have no codes for a connection that is not there, is silent, or went away. */
const LOST_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed)|Query runner already released)/;

/** PostgreSQL undid the transaction in favour of another one: serialization failure, deadlock. */
const CONFLICT = /^(40001|40P01)$/;

/** The database cannot take the work now. The same call may succeed later. */
export class StorageUnavailableError extends DomainError {
  constructor(
    cause: unknown,
    details = 'The database cannot store data at the moment. Nothing was changed; try again later.',
  ) {
    super('storage_unavailable', { details, cause });
  }

  /** Whether the commit happened is unknown: only a later look at the data can show it. @param reason a sentence */
  static unknownOutcome(cause: unknown, reason: string): StorageUnavailableError {
    const details = `${reason}. The change may have been stored or not: before you try again, read the voucher, or the list of bulk requests.`;
    return new StorageUnavailableError(cause, details);
  }
}

/** The driver's error as one that the layers above know, or the error itself. */
export function translateDriverError(error: unknown): unknown {
  const code = driverCode(error);
  const isPassing = [PASSING_SQLITE, PASSING_POSTGRES, CONFLICT].some((codes) => codes.test(code));
  return isPassing || isLostConnection(error) ? new StorageUnavailableError(error) : error;
}

/** True when nothing is known of the connection's state any more: it must not be used again. */
export function isLostConnection(error: unknown): boolean {
  const code = driverCode(error);
  if (LOST_POSTGRES.test(code) || LOST_SOCKET.test(code)) return true;
  return error instanceof Error && LOST_MESSAGE.test(error.message);
}

/** True when the same transaction may succeed at once, from its beginning. */
export function isConflict(error: unknown): boolean {
  return CONFLICT.test(driverCode(error));
}

/** True when a ROLLBACK found nothing to roll back, because SQLite had done it by itself. */
export function isNoTransactionError(error: unknown): boolean {
  return error instanceof QueryFailedError && /no transaction is active/.test(error.message);
}

/** The statement of a failed query, without its values; undefined for other errors. */
export function queryOf(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const query = error.query as string | NamedText;
  return typeof query === 'string' ? query : query.text;
}

/** Drivers put their code on the error; TypeORM puts that into one of its own. */
function driverCode(error: unknown): string {
  const raw: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const { code } = (raw ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
