import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What counts the vouchers of a category: 100,000 among a million take a walk of this index instead of one
 * of all vouchers. Vouchers without a category are not in it, and a bulk update never touches it.
 */
export class VoucherCategories0010 implements MigrationInterface {
  readonly name = 'VoucherCategories0000000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX vouchers_category ON vouchers (project_id, category, deleted_at)
        WHERE category IS NOT NULL`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the copy that was made before this one');
  }
}
