import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE projects (
    id text COLLATE "C" PRIMARY KEY NOT NULL,
    name text NOT NULL,
    created_at bigint NOT NULL
  )`,
  `CREATE TABLE api_keys (
    app_id text COLLATE "C" PRIMARY KEY NOT NULL,
    project_id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    token_sha256 text NOT NULL,
    scopes text NOT NULL,
    created_at bigint NOT NULL,
    revoked_at bigint
  )`,
  `CREATE INDEX api_keys_project ON api_keys (project_id)`,
  `CREATE TABLE service_secrets (
    name text PRIMARY KEY NOT NULL,
    value text NOT NULL
  )`,
  `CREATE TABLE vouchers (
    project_id text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    type text NOT NULL,
    definition text NOT NULL,
    metadata text NOT NULL,
    active boolean NOT NULL,
    category text,
    start_date bigint,
    expiration_date bigint,
    created_at bigint NOT NULL,
    updated_at bigint,
    deleted_at bigint,
    revision integer NOT NULL,
    PRIMARY KEY (project_id, code)
  ) WITH (fillfactor = 80)`,
  `CREATE UNIQUE INDEX vouchers_id ON vouchers (project_id, id)`,
  `CREATE TABLE async_actions (
    id text COLLATE "C" PRIMARY KEY NOT NULL,
    project_id text COLLATE "C" NOT NULL,
    sequence integer NOT NULL,
    type text NOT NULL,
    status text NOT NULL,
    operation_status text NOT NULL,
    total_count integer NOT NULL,
    done_count integer NOT NULL,
    failed_count integer NOT NULL,
    request_id text NOT NULL,
    app_id text NOT NULL,
    options text NOT NULL,
    parent_id text,
    idempotency_key text,
    body_sha256 text,
    created_at bigint NOT NULL,
    started_at bigint,
    updated_at bigint NOT NULL,
    finished_at bigint,
    cancel_requested_at bigint,
    cancelled_at bigint,
    reports_available_till bigint,
    first_failures text,
    error text
  )`,
  `CREATE UNIQUE INDEX async_actions_sequence ON async_actions (project_id, sequence)`,
  `CREATE INDEX async_actions_created ON async_actions (project_id, created_at, sequence)`,
  `CREATE INDEX async_actions_unfinished ON async_actions (project_id, sequence) WHERE finished_at IS NULL`,
  `CREATE TABLE async_action_chunks (
    action_id text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    row_count integer NOT NULL,
    items text NOT NULL,
    outcomes text,
    before text,
    done_count integer NOT NULL,
    failed_count integer NOT NULL,
    processed_at bigint,
    PRIMARY KEY (action_id, number)
  )`,
  // Megabytes that are read once: compressing them costs more time than it saves room.
  `ALTER TABLE async_action_chunks
    ALTER COLUMN items SET STORAGE EXTERNAL,
    ALTER COLUMN outcomes SET STORAGE EXTERNAL,
    ALTER COLUMN before SET STORAGE EXTERNAL`,
  `CREATE INDEX async_action_chunks_pending ON async_action_chunks (action_id, number) WHERE processed_at IS NULL`,
  `CREATE TABLE project_leases (
    project_id text COLLATE "C" PRIMARY KEY NOT NULL,
    owner text NOT NULL,
    fencing_token integer NOT NULL,
    expires_at bigint NOT NULL
  )`,
];

/**
 * The first schema. Keys are compared and sorted by their bytes, whatever the language of the database;
 * pages of vouchers keep room, so that a changed row stays near its neighbours.
 */
export class Initial0001 implements MigrationInterface {
  // TypeORM orders migrations by the 13 digits at the end of the name.
  readonly name = 'Initial0000000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
