import { forwardMigration } from '../forward-migration.js';

const PROJECTS_AND_KEYS = [
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
    allowed_ips text NOT NULL DEFAULT '',
    created_at bigint NOT NULL,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint
  )`,
  `CREATE INDEX api_keys_project ON api_keys (project_id)`,
  `CREATE TABLE oauth_tokens (
    token_sha256 text COLLATE "C" PRIMARY KEY NOT NULL,
    project_id text COLLATE "C" NOT NULL,
    app_id text NOT NULL,
    scopes text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
  )`,
  `CREATE INDEX oauth_tokens_project ON oauth_tokens (project_id, expires_at)`,
  `CREATE TABLE service_secrets (
    name text PRIMARY KEY NOT NULL,
    value text NOT NULL
  )`,
];

/** Pages keep room for new versions of their vouchers, and no index has a column that a bulk update changes. */
const VOUCHERS = [
  `CREATE TABLE vouchers (
    project_id text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    type text NOT NULL,
    definition text NOT NULL,
    metadata text NOT NULL,
    active boolean NOT NULL,
    category text,
    campaign text,
    start_date bigint,
    expiration_date bigint,
    created_at bigint NOT NULL,
    updated_at bigint,
    deleted_at bigint,
    revision integer NOT NULL,
    PRIMARY KEY (project_id, code)
  ) WITH (fillfactor = 60)`,
  `CREATE UNIQUE INDEX vouchers_id ON vouchers (project_id, id)`,
  `CREATE INDEX vouchers_created ON vouchers (project_id, created_at, code)`,
  `CREATE TABLE voucher_counts (
    project_id text COLLATE "C" PRIMARY KEY NOT NULL,
    voucher_count integer NOT NULL
  )`,
  `CREATE TABLE bin_entries (
    project_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    voucher_id text NOT NULL,
    code text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (project_id, id)
  )`,
  `CREATE TABLE metadata_schemas (
    id text COLLATE "C" PRIMARY KEY NOT NULL,
    project_id text COLLATE "C" NOT NULL,
    related_object text COLLATE "C" NOT NULL,
    properties text NOT NULL,
    allow_defined_only boolean NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint
  )`,
  `CREATE UNIQUE INDEX metadata_schemas_related_object ON metadata_schemas (project_id, related_object)`,
];

/** Chunks are written and read once or twice: compressing them costs more time than it saves room. */
const ASYNC_ACTIONS = [
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
    changed_count integer NOT NULL,
    request_id text NOT NULL,
    app_id text NOT NULL,
    log_id text,
    options text NOT NULL,
    parent_id text,
    idempotency_key text,
    body_sha256 text,
    stored_bytes bigint NOT NULL,
    created_at bigint NOT NULL,
    started_at bigint,
    updated_at bigint NOT NULL,
    finished_at bigint,
    cancel_requested_at bigint,
    cancelled_at bigint,
    reports_available_till bigint,
    first_failures text,
    remarks text,
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
    codes text NOT NULL DEFAULT '[]',
    outcomes text,
    before text,
    done_count integer NOT NULL,
    failed_count integer NOT NULL,
    processed_at bigint,
    PRIMARY KEY (action_id, number)
  )`,
  `ALTER TABLE async_action_chunks ALTER COLUMN items SET STORAGE EXTERNAL,
    ALTER COLUMN outcomes SET STORAGE EXTERNAL, ALTER COLUMN before SET STORAGE EXTERNAL`,
  `CREATE INDEX async_action_chunks_pending ON async_action_chunks (action_id, number) WHERE processed_at IS NULL`,
  `CREATE TABLE async_action_inputs (
    action_id text COLLATE "C" PRIMARY KEY NOT NULL,
    shared text NOT NULL
  )`,
  `CREATE TABLE project_leases (
    project_id text COLLATE "C" PRIMARY KEY NOT NULL,
    owner text NOT NULL,
    fencing_token integer NOT NULL,
    expires_at bigint NOT NULL
  )`,
  `CREATE TABLE project_quotas (
    project_id text COLLATE "C" PRIMARY KEY NOT NULL,
    unfinished_actions integer NOT NULL,
    stored_bytes bigint NOT NULL,
    max_unfinished_actions bigint,
    max_stored_bytes bigint
  )`,
];

const AUDIT = [
  `CREATE TABLE audit_entries (
    id text COLLATE "C" PRIMARY KEY NOT NULL,
    created_at bigint NOT NULL,
    project_id text COLLATE "C",
    event text NOT NULL,
    means text NOT NULL,
    app_id text,
    address text,
    request_id text,
    resource_id text COLLATE "C",
    count integer NOT NULL,
    details text
  )`,
  `CREATE INDEX audit_entries_project ON audit_entries (project_id, id)`,
  `CREATE INDEX audit_entries_resource ON audit_entries (resource_id, id)`,
];

/** A function that a trigger runs. */
const triggerFunction = (name: string, body: string) =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body}; RETURN NULL; END $$`;

const ADD_TO_COUNT = `ON CONFLICT (project_id) DO UPDATE
  SET voucher_count = voucher_counts.voucher_count + excluded.voucher_count`;

/** Triggers and not the writers keep the counts, so that no writer can forget them. */
const COUNTS = [
  triggerFunction(
    'count_added_vouchers',
    `INSERT INTO voucher_counts (project_id, voucher_count)
      SELECT project_id, count(*) FROM added WHERE deleted_at IS NULL GROUP BY project_id
      ${ADD_TO_COUNT}`,
  ),
  triggerFunction(
    'count_one_voucher_more',
    `INSERT INTO voucher_counts (project_id, voucher_count) VALUES (new.project_id, 1)
      ${ADD_TO_COUNT}`,
  ),
  triggerFunction(
    'count_one_voucher_less',
    `UPDATE voucher_counts SET voucher_count = voucher_count - 1 WHERE project_id = old.project_id`,
  ),
  `CREATE TRIGGER vouchers_count_added AFTER INSERT ON vouchers REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_added_vouchers()`,
  `CREATE TRIGGER vouchers_count_removed AFTER DELETE ON vouchers
    FOR EACH ROW WHEN (old.deleted_at IS NULL) EXECUTE FUNCTION count_one_voucher_less()`,
  `CREATE TRIGGER vouchers_count_binned AFTER UPDATE OF deleted_at ON vouchers
    FOR EACH ROW WHEN (old.deleted_at IS NULL AND new.deleted_at IS NOT NULL)
    EXECUTE FUNCTION count_one_voucher_less()`,
  `CREATE TRIGGER vouchers_count_restored AFTER UPDATE OF deleted_at ON vouchers
    FOR EACH ROW WHEN (old.deleted_at IS NOT NULL AND new.deleted_at IS NULL)
    EXECUTE FUNCTION count_one_voucher_more()`,
  triggerFunction(
    'count_added_action',
    `INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
      VALUES (new.project_id, (new.finished_at IS NULL)::integer, new.stored_bytes)
      ON CONFLICT (project_id) DO UPDATE SET
        unfinished_actions = project_quotas.unfinished_actions + excluded.unfinished_actions,
        stored_bytes = project_quotas.stored_bytes + excluded.stored_bytes`,
  ),
  triggerFunction(
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

/** The first schema. */
export const Initial0001 = forwardMigration('Initial0000000000001', [
  ...PROJECTS_AND_KEYS,
  ...VOUCHERS,
  ...ASYNC_ACTIONS,
  ...AUDIT,
  ...COUNTS,
]);
