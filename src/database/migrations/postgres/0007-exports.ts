import { forwardMigration } from '../forward-migration.js';

/** Exports with their files, whose bytes count for the quota of the project. */
export const Exports0007 = forwardMigration('Exports0000000000007', [
  `CREATE TABLE exports (
    id text COLLATE "C" PRIMARY KEY,
    project_id text COLLATE "C" NOT NULL,
    parameters text NOT NULL,
    status text NOT NULL,
    row_count integer NOT NULL,
    chunk_count integer NOT NULL,
    stored_bytes bigint NOT NULL,
    cursor text,
    error text,
    created_at bigint NOT NULL,
    worked_at bigint NOT NULL,
    finished_at bigint,
    available_till bigint,
    attempts integer NOT NULL,
    fencing_token integer NOT NULL,
    lease_expires_at bigint NOT NULL
  )`,
  `CREATE INDEX exports_created ON exports (project_id, created_at, id)`,
  `CREATE INDEX exports_status ON exports (project_id, status, created_at, id)`,
  `CREATE INDEX exports_unfinished ON exports (project_id, created_at, id) WHERE finished_at IS NULL`,
  `CREATE INDEX exports_expiry ON exports (available_till) WHERE available_till IS NOT NULL`,
  `CREATE TABLE export_chunks (
    export_id text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (export_id, number)
  )`,
  `CREATE FUNCTION count_added_export() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
      VALUES (new.project_id, 0, new.stored_bytes)
      ON CONFLICT (project_id) DO UPDATE
        SET stored_bytes = project_quotas.stored_bytes + excluded.stored_bytes;
      RETURN NULL; END $$`,
  `CREATE FUNCTION count_changed_export() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      UPDATE project_quotas SET stored_bytes = stored_bytes + new.stored_bytes - old.stored_bytes
      WHERE project_id = new.project_id;
      RETURN NULL; END $$`,
  `CREATE FUNCTION count_removed_export() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      UPDATE project_quotas SET stored_bytes = stored_bytes - old.stored_bytes
      WHERE project_id = old.project_id;
      RETURN NULL; END $$`,
  `CREATE TRIGGER exports_count_added AFTER INSERT ON exports
    FOR EACH ROW EXECUTE FUNCTION count_added_export()`,
  `CREATE TRIGGER exports_count_changed AFTER UPDATE OF stored_bytes ON exports
    FOR EACH ROW EXECUTE FUNCTION count_changed_export()`,
  `CREATE TRIGGER exports_count_removed AFTER DELETE ON exports
    FOR EACH ROW EXECUTE FUNCTION count_removed_export()`,
]);
