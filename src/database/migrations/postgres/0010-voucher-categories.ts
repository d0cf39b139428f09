import type { MigrationInterface } from 'typeorm';

/**
 * Nothing on PostgreSQL: an index there refuses texts of more than 2,700 bytes, and a category may have
 * more. The twin for SQLite has no such limit.
 */
export class VoucherCategories0010 implements MigrationInterface {
  readonly name = 'VoucherCategories0000000000010';

  up(): Promise<void> {
    return Promise.resolve();
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
