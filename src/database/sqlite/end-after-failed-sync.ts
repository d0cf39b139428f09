import { Logger } from '@nestjs/common';
import { SqliteDatabase } from './sqlite-database.js';

/** EX_IOERR of sysexits.h: the code of a process that ends because its disk failed. */
const EXIT_CODE = 74;

/** For answers that are ready: what they say of the failure is better than a broken connection. */
const ANSWER_MS = 1_000;

/** Logs in one line why the process ends, and ends it a second later. Closes nothing: the disk stays as it is. */
export function endAfterFailedSync(error: unknown): void {
  const msg =
    'A sync of the database failed, so nobody knows what is on the disk: the process ends, and the next start reads what is there';
  new Logger(SqliteDatabase.name).fatal({ err: error, msg });
  setTimeout(() => process.exit(EXIT_CODE), ANSWER_MS);
}
