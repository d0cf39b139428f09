import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What bounds a key: addresses it may come from, an end, and when it was last seen. */
export class KeyLife0006 implements MigrationInterface {
  readonly name = 'KeyLife0000000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE api_keys ADD COLUMN allowed_ips text NOT NULL DEFAULT ''");
    await queryRunner.query('ALTER TABLE api_keys ADD COLUMN expires_at bigint');
    await queryRunner.query('ALTER TABLE api_keys ADD COLUMN last_used_at bigint');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
