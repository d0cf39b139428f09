import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an audited deed allowed, as JSON. */
export class AuditDetails0012 implements MigrationInterface {
  readonly name = 'AuditDetails0000000000012';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit_entries ADD COLUMN details text');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
