import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The body of a trigger function. */
const trigger = (name: string, body: string) =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$`;

const STATEMENTS = [
  `CREATE TABLE project_quotas (
    project_id text COLLATE "C" PRIMARY KEY NOT NULL,
    unfinished_actions integer NOT NULL DEFAULT 0,
    stored_bytes bigint NOT NULL DEFAULT 0,
    max_unfinished_actions bigint,
    max_stored_bytes bigint
  )`,
  `ALTER TABLE async_actions ADD COLUMN stored_bytes bigint NOT NULL DEFAULT 0`,
  // As the server keeps it, compressed.
  `UPDATE async_actions SET stored_bytes = COALESCE((
      SELECT SUM(pg_column_size(items) + pg_column_size(codes)
        + COALESCE(pg_column_size(outcomes), 0) + COALESCE(pg_column_size(before), 0))
      FROM async_action_chunks WHERE action_id = async_actions.id), 0)
    + COALESCE((SELECT pg_column_size(shared) FROM async_action_inputs
        WHERE action_id = async_actions.id), 0)`,
  `INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
    SELECT project_id, count(*) FILTER (WHERE finished_at IS NULL), SUM(stored_bytes)
    FROM async_actions GROUP BY project_id`,
  // Triggers and not the writers keep the counts, so that no writer can forget them.
  trigger(
    'count_added_action',
    `INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
      VALUES (new.project_id, (new.finished_at IS NULL)::integer, new.stored_bytes)
      ON CONFLICT (project_id) DO UPDATE SET
        unfinished_actions = project_quotas.unfinished_actions + excluded.unfinished_actions,
        stored_bytes = project_quotas.stored_bytes + excluded.stored_bytes`,
  ),
  trigger(
    'count_changed_action',
    `UPDATE project_quotas SET
        unfinished_actions = unfinished_actions
          + (new.finished_at IS NULL)::integer - (old.finished_at IS NULL)::integer,
        stored_bytes = stored_bytes + new.stored_bytes - old.stored_bytes
      WHERE project_id = new.project_id`,
  ),
  `CREATE TRIGGER async_actions_count_added AFTER INSERT ON async_actions
    FOR EACH ROW EXECUTE FUNCTION count_added_action()`,
  `CREATE TRIGGER async_actions_count_changed AFTER UPDATE OF finished_at, stored_bytes ON async_actions
    FOR EACH ROW EXECUTE FUNCTION count_changed_action()`,
];

/** Counts of what each project has of the queue and of the disk, and its limits. */
export class ProjectQuotas0013 implements MigrationInterface {
  readonly name = 'ProjectQuotas0000000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
