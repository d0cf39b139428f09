/** The flag of an open connection that has SQLite tell kinds of a fault apart. The driver has no name for it. */
export const OPEN_EXTENDED_CODES = 0x02_00_00_00;

/** Kinds of SQLITE_IOERR: the disk took the bytes, or did not. */
const IOERR_WRITE = 778;
const FAILED_SYNCS: readonly unknown[] = [1034 /* of a file */, 1290 /* of a folder */];

/** The primary result codes by their number, as the driver names them. */
const PRIMARY_CODES =
  'OK ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN PROTOCOL EMPTY SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH FORMAT RANGE NOTADB'
    .split(' ')
    .map((name) => `SQLITE_${name}`);

/**
 * Names an error of the driver by its primary code, as if the connection had no extended codes: the driver itself says
 * UNKNOWN. Its `errno` stays the extended code. Everything else is returned as it is.
 */
export function nameResult<T>(error: T): T {
  const coded = (error ?? {}) as { message: string; errno?: unknown; code?: unknown };
  if (coded.code !== 'UNKNOWN' || typeof coded.errno !== 'number') return error;
  const name = PRIMARY_CODES[coded.errno & 0xff];
  if (name === undefined) return error;
  coded.code = name;
  coded.message = coded.message.replace(/^UNKNOWN/, name);
  return error;
}

/** True when a sync failed: the system may have dropped what it had to write, and will not say so a second time. */
export function isFailedSync(error: unknown): boolean {
  return FAILED_SYNCS.includes(driverErrorOf(error).errno);
}

/**
 * True when a COMMIT that failed may be found in the file all the same. SQLite syncs what it has written, then notes it
 * in memory that it shares; whatever fails from the sync on leaves a whole transaction in the WAL.
 */
export function mayHaveCommitted(error: unknown): boolean {
  const { code, errno } = driverErrorOf(error);
  return code === 'SQLITE_NOMEM' || (code === 'SQLITE_IOERR' && errno !== IOERR_WRITE);
}

/** TypeORM puts the driver's error into one of its own. */
function driverErrorOf(error: unknown): { code?: unknown; errno?: unknown } {
  const { driverError = error } = (error ?? {}) as { driverError?: object };
  return driverError ?? {};
}
