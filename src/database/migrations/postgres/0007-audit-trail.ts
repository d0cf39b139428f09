import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who did what; and for each bulk request, the entry that tells who sent it. */
export class AuditTrail0007 implements MigrationInterface {
  readonly name = 'AuditTrail0000000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE audit_entries (
      id text COLLATE "C" PRIMARY KEY NOT NULL,
      created_at bigint NOT NULL,
      project_id text COLLATE "C",
      event text NOT NULL,
      means text NOT NULL,
      app_id text,
      address text,
      request_id text,
      resource_id text COLLATE "C",
      count integer NOT NULL
    )`);
    await queryRunner.query('CREATE INDEX audit_entries_project ON audit_entries (project_id, id)');
    await queryRunner.query(
      'CREATE INDEX audit_entries_resource ON audit_entries (resource_id, id)',
    );
    await queryRunner.query('ALTER TABLE async_actions ADD COLUMN log_id text');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
