import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE project_quotas (
    project_id text PRIMARY KEY NOT NULL,
    unfinished_actions integer NOT NULL DEFAULT 0,
    stored_bytes bigint NOT NULL DEFAULT 0,
    max_unfinished_actions bigint,
    max_stored_bytes bigint
  ) WITHOUT ROWID`,
  `ALTER TABLE async_actions ADD COLUMN stored_bytes bigint NOT NULL DEFAULT 0`,
  `UPDATE async_actions SET stored_bytes = COALESCE((
      SELECT SUM(octet_length(items) + octet_length(codes)
        + COALESCE(octet_length(outcomes), 0) + COALESCE(octet_length(before), 0))
      FROM async_action_chunks WHERE action_id = async_actions.id), 0)
    + COALESCE((SELECT octet_length(shared) FROM async_action_inputs
        WHERE action_id = async_actions.id), 0)`,
  `INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
    SELECT project_id, SUM(finished_at IS NULL), SUM(stored_bytes)
    FROM async_actions GROUP BY project_id`,
  // Triggers and not the writers keep the counts, so that no writer can forget them.
  `CREATE TRIGGER async_actions_count_added AFTER INSERT ON async_actions BEGIN
    INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
    VALUES (new.project_id, new.finished_at IS NULL, new.stored_bytes)
    ON CONFLICT (project_id) DO UPDATE SET
      unfinished_actions = unfinished_actions + excluded.unfinished_actions,
      stored_bytes = stored_bytes + excluded.stored_bytes;
  END`,
  `CREATE TRIGGER async_actions_count_changed
    AFTER UPDATE OF finished_at, stored_bytes ON async_actions BEGIN
    UPDATE project_quotas SET
      unfinished_actions = unfinished_actions
        + (new.finished_at IS NULL) - (old.finished_at IS NULL),
      stored_bytes = stored_bytes + new.stored_bytes - old.stored_bytes
    WHERE project_id = new.project_id;
  END`,
];

/** Counts of what each project has of the queue and of the disk, and its limits. */
export class ProjectQuotas0013 implements MigrationInterface {
  readonly name = 'ProjectQuotas0000000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the copy that was made before this one');
  }
}
