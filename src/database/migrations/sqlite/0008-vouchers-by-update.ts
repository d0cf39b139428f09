import type { MigrationInterface } from 'typeorm';

/**
 * Nothing on SQLite, where an update touches only the indexes of the columns that it changes. The twin for
 * PostgreSQL has a reason of its own.
 */
export class VouchersByUpdate0008 implements MigrationInterface {
  readonly name = 'VouchersByUpdate0000000000008';

  up(): Promise<void> {
    return Promise.resolve();
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the copy that was made before this one');
  }
}
