import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ProjectTable } from '../../../test/support/databases/project-table.js';
import { isFailedSync, mayHaveCommitted, nameResult } from './result-code.js';

/** As the driver makes it on a connection with extended codes. */
const driverError = (errno: number, code = 'UNKNOWN') =>
  Object.assign(new Error(`${code}: disk I/O error`), { errno, code });

const [IOERR, IOERR_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_DIR_FSYNC, IOERR_SHMSIZE] = [
  10, 266, 778, 1034, 1290, 4874,
];

describe('nameResult', () => {
  it.each([
    [IOERR_FSYNC, 'SQLITE_IOERR'],
    [517, 'SQLITE_BUSY'],
    [2067, 'SQLITE_CONSTRAINT'],
    [526, 'SQLITE_CANTOPEN'],
  ])('names the extended code %i %s and keeps it', (errno, code) => {
    const message = `${code}: disk I/O error`;
    expect(nameResult(driverError(errno))).toMatchObject({ errno, code, message });
  });

  it('leaves everything else as it is', () => {
    expect(nameResult(driverError(5, 'SQLITE_BUSY'))).toMatchObject({ code: 'SQLITE_BUSY' });
    expect(nameResult(driverError(200))).toMatchObject({ code: 'UNKNOWN' });
    expect(nameResult(null)).toBeNull();
  });
});

describe('the errors of a connection', () => {
  let table: ProjectTable;

  beforeEach(async () => {
    table = await ProjectTable.open();
  });

  afterEach(() => table.dispose());

  it('have the name of the primary code and the number of the extended one', async () => {
    await table.run((tx) => table.add(tx, 'a'));
    const error: unknown = await table
      .run((tx) => table.add(tx, 'a'))
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ driverError: { code: 'SQLITE_CONSTRAINT', errno: 1555 } });
    expect((error as Error).message).toMatch(/^SQLITE_CONSTRAINT: /);
  });
});

describe('what a failed commit means', () => {
  const failing = (errno: number, code = 'SQLITE_IOERR') => ({
    driverError: driverError(errno, code),
  });

  it('is a failed sync only by its own codes, also without the wrapping of TypeORM', () => {
    const codes = [IOERR, IOERR_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_DIR_FSYNC, IOERR_SHMSIZE];
    expect(codes.filter((code) => isFailedSync(failing(code)))).toEqual([
      IOERR_FSYNC,
      IOERR_DIR_FSYNC,
    ]);
    expect(isFailedSync(driverError(IOERR_FSYNC))).toBe(true);
    expect(isFailedSync(undefined)).toBe(false);
  });

  it('is nothing only where the bytes cannot have been written, or SQLite refused before it wrote', () => {
    expect(mayHaveCommitted(failing(IOERR_FSYNC))).toBe(true);
    expect(mayHaveCommitted(failing(IOERR_SHMSIZE))).toBe(true);
    expect(mayHaveCommitted(failing(7, 'SQLITE_NOMEM'))).toBe(true);
    expect(mayHaveCommitted(failing(IOERR_WRITE))).toBe(false);
    expect(mayHaveCommitted(failing(13, 'SQLITE_FULL'))).toBe(false);
    expect(mayHaveCommitted(failing(5, 'SQLITE_BUSY'))).toBe(false);
    expect(mayHaveCommitted(failing(787, 'SQLITE_CONSTRAINT'))).toBe(false);
  });
});
