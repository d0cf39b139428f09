CREATE TABLE api_keys (
    app_id text PRIMARY KEY NOT NULL,
    project_id text NOT NULL,
    name text NOT NULL,
    token_sha256 text NOT NULL,
    scopes text NOT NULL,
    allowed_ips text NOT NULL DEFAULT '',
    created_at bigint NOT NULL,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint
  );

CREATE INDEX api_keys_project ON api_keys (project_id);

CREATE TABLE async_action_chunks (
    action_id text NOT NULL,
    number integer NOT NULL,
    row_count integer NOT NULL,
    items text NOT NULL,
    codes text NOT NULL DEFAULT '[]',
    outcomes text,
    before text,
    done_count integer NOT NULL,
    failed_count integer NOT NULL,
    processed_at bigint, changes text, versions text, project_id text, sequence integer, code_prefix text, first_code text, last_code text,
    PRIMARY KEY (action_id, number)
  );

CREATE INDEX async_action_chunks_codes ON async_action_chunks
    (project_id, code_prefix, sequence, action_id, number, first_code, last_code);

CREATE INDEX async_action_chunks_pending ON async_action_chunks (action_id, number) WHERE processed_at IS NULL;

CREATE TABLE async_action_inputs (
    action_id text PRIMARY KEY NOT NULL,
    shared text NOT NULL
  );

CREATE TABLE async_actions (
    id text PRIMARY KEY NOT NULL,
    project_id text NOT NULL,
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
  , key_name text, idempotency_route text, paused_at bigint, last_row integer, confirmed_by text, pace_since bigint, pace_rows integer, end_place integer, label text, pass text, validated_chunk integer, validated_count integer);

CREATE INDEX async_actions_by_key ON async_actions
    (project_id, key_name, status, operation_status, created_at, sequence);

CREATE INDEX async_actions_by_label ON async_actions
    (project_id, label, status, operation_status, created_at, sequence) WHERE label IS NOT NULL;

CREATE INDEX async_actions_by_parent ON async_actions
    (project_id, parent_id, created_at, sequence) WHERE parent_id IS NOT NULL;

CREATE INDEX async_actions_by_status ON async_actions
    (project_id, status, operation_status, created_at, sequence);

CREATE INDEX async_actions_by_type ON async_actions
    (project_id, type, status, operation_status, created_at, sequence);

CREATE TRIGGER async_actions_count_added AFTER INSERT ON async_actions BEGIN
    INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
    VALUES (new.project_id, new.finished_at IS NULL, new.stored_bytes)
    ON CONFLICT (project_id) DO UPDATE SET
      unfinished_actions = unfinished_actions + excluded.unfinished_actions,
      stored_bytes = stored_bytes + excluded.stored_bytes;
  END;

CREATE TRIGGER async_actions_count_changed
    AFTER UPDATE OF finished_at, stored_bytes ON async_actions BEGIN
    UPDATE project_quotas SET
      unfinished_actions = unfinished_actions
        + (new.finished_at IS NULL) - (old.finished_at IS NULL),
      stored_bytes = stored_bytes + new.stored_bytes - old.stored_bytes
    WHERE project_id = new.project_id;
  END;

CREATE INDEX async_actions_created ON async_actions (project_id, created_at, sequence);

CREATE UNIQUE INDEX async_actions_ended ON async_actions (project_id, end_place)
    WHERE end_place IS NOT NULL;

CREATE TRIGGER async_actions_ended AFTER UPDATE OF finished_at ON async_actions
    WHEN old.finished_at IS NULL AND new.finished_at IS NOT NULL BEGIN
    INSERT INTO webhook_send_outs (id, webhook_id, project_id, event, action_id, request_id, app_id, key_name,
      created_at, due_at, failures)
    SELECT 'whs_' || printf('%011x', (new.finished_at - 1462320000000) * 4 + (random() & 3))
      || printf('%07x', random() & 268435455), id, project_id, CASE WHEN new.cancelled_at IS NOT NULL THEN 'async_action.cancelled'
    WHEN new.status = 'DONE' THEN 'async_action.done' ELSE 'async_action.failed' END, new.id, new.request_id, new.app_id, new.key_name,
      new.finished_at, new.finished_at, 0
    FROM webhooks
    WHERE project_id = new.project_id AND active AND instr(events, CASE WHEN new.cancelled_at IS NOT NULL THEN 'async_action.cancelled'
    WHEN new.status = 'DONE' THEN 'async_action.done' ELSE 'async_action.failed' END) > 0;
  END;

CREATE UNIQUE INDEX async_actions_idempotency ON async_actions (project_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL;

CREATE INDEX async_actions_paused ON async_actions (project_id, sequence)
    WHERE paused_at IS NOT NULL AND finished_at IS NULL;

CREATE UNIQUE INDEX async_actions_sequence ON async_actions (project_id, sequence);

CREATE INDEX async_actions_unfinished ON async_actions (project_id, sequence, total_count)
    WHERE finished_at IS NULL;

CREATE TABLE audit_entries (
    id text PRIMARY KEY NOT NULL,
    created_at bigint NOT NULL,
    project_id text,
    event text NOT NULL,
    means text NOT NULL,
    app_id text,
    address text,
    request_id text,
    resource_id text,
    count integer NOT NULL,
    details text
  ) WITHOUT ROWID;

CREATE INDEX audit_entries_project ON audit_entries (project_id, id);

CREATE INDEX audit_entries_resource ON audit_entries (resource_id, id);

CREATE TABLE bin_entries (
    project_id text NOT NULL,
    id text NOT NULL,
    voucher_id text NOT NULL,
    code text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (project_id, id)
  ) WITHOUT ROWID;

CREATE TABLE export_chunks (
    export_id text NOT NULL,
    number integer NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (export_id, number)
  );

CREATE TABLE exports (
    id text PRIMARY KEY NOT NULL,
    project_id text NOT NULL,
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
  );

CREATE TRIGGER exports_count_added AFTER INSERT ON exports BEGIN
    INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
    VALUES (new.project_id, 0, new.stored_bytes)
    ON CONFLICT (project_id) DO UPDATE SET stored_bytes = stored_bytes + excluded.stored_bytes;
  END;

CREATE TRIGGER exports_count_changed AFTER UPDATE OF stored_bytes ON exports BEGIN
    UPDATE project_quotas SET stored_bytes = stored_bytes + new.stored_bytes - old.stored_bytes
    WHERE project_id = new.project_id;
  END;

CREATE TRIGGER exports_count_removed AFTER DELETE ON exports BEGIN
    UPDATE project_quotas SET stored_bytes = stored_bytes - old.stored_bytes
    WHERE project_id = old.project_id;
  END;

CREATE INDEX exports_created ON exports (project_id, created_at, id);

CREATE INDEX exports_expiry ON exports (available_till) WHERE available_till IS NOT NULL;

CREATE INDEX exports_status ON exports (project_id, status, created_at, id);

CREATE INDEX exports_unfinished ON exports (project_id, created_at, id) WHERE finished_at IS NULL;

CREATE TABLE metadata_schemas (
    id text PRIMARY KEY NOT NULL,
    project_id text NOT NULL,
    related_object text NOT NULL,
    properties text NOT NULL,
    allow_defined_only boolean NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint
  );

CREATE UNIQUE INDEX metadata_schemas_related_object ON metadata_schemas (project_id, related_object);

CREATE TABLE oauth_tokens (
    token_sha256 text PRIMARY KEY NOT NULL,
    project_id text NOT NULL,
    app_id text NOT NULL,
    scopes text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
  );

CREATE INDEX oauth_tokens_project ON oauth_tokens (project_id, expires_at);

CREATE TABLE project_leases (
    project_id text PRIMARY KEY NOT NULL,
    owner text NOT NULL,
    fencing_token integer NOT NULL,
    expires_at bigint NOT NULL
  , paused_at bigint);

CREATE TABLE project_quotas (
    project_id text PRIMARY KEY NOT NULL,
    unfinished_actions integer NOT NULL,
    stored_bytes bigint NOT NULL,
    max_unfinished_actions bigint,
    max_stored_bytes bigint
  ) WITHOUT ROWID;

CREATE TABLE projects (
    id text PRIMARY KEY NOT NULL,
    name text NOT NULL,
    created_at bigint NOT NULL
  );

CREATE TABLE service_secrets (
    name text PRIMARY KEY NOT NULL,
    value text NOT NULL
  );

CREATE TABLE sign_in_codes (
    code_sha256 text NOT NULL,
    app_id text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (code_sha256)
  );

CREATE TABLE voucher_changes (
    project_id text NOT NULL,
    voucher_id text NOT NULL,
    revision integer NOT NULL,
    sequence integer NOT NULL,
    created_at bigint NOT NULL,
    event text NOT NULL,
    log_id text NOT NULL,
    route text,
    key_name text,
    request_id text,
    changes text NOT NULL,
    PRIMARY KEY (project_id, voucher_id, revision)
  );

CREATE INDEX voucher_changes_created ON voucher_changes (created_at);

CREATE TABLE voucher_counts (
    project_id text PRIMARY KEY NOT NULL,
    voucher_count integer NOT NULL
  );

CREATE TABLE vouchers (
    project_id text NOT NULL,
    code text NOT NULL,
    id text NOT NULL,
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
  ) WITHOUT ROWID;

CREATE INDEX vouchers_category ON vouchers (project_id, category, deleted_at)
    WHERE category IS NOT NULL;

CREATE TRIGGER vouchers_count_added AFTER INSERT ON vouchers
    WHEN new.deleted_at IS NULL BEGIN INSERT INTO voucher_counts (project_id, voucher_count) VALUES (new.project_id, 1)
    ON CONFLICT (project_id) DO UPDATE SET voucher_count = voucher_count + 1; END;

CREATE TRIGGER vouchers_count_binned AFTER UPDATE OF deleted_at ON vouchers
    WHEN old.deleted_at IS NULL AND new.deleted_at IS NOT NULL BEGIN UPDATE voucher_counts SET voucher_count = voucher_count - 1
    WHERE project_id = old.project_id; END;

CREATE TRIGGER vouchers_count_removed AFTER DELETE ON vouchers
    WHEN old.deleted_at IS NULL BEGIN UPDATE voucher_counts SET voucher_count = voucher_count - 1
    WHERE project_id = old.project_id; END;

CREATE TRIGGER vouchers_count_restored AFTER UPDATE OF deleted_at ON vouchers
    WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL BEGIN INSERT INTO voucher_counts (project_id, voucher_count) VALUES (new.project_id, 1)
    ON CONFLICT (project_id) DO UPDATE SET voucher_count = voucher_count + 1; END;

CREATE INDEX vouchers_created ON vouchers (project_id, created_at, code) WHERE deleted_at IS NULL;

CREATE UNIQUE INDEX vouchers_id ON vouchers (project_id, id);

CREATE INDEX vouchers_updated ON vouchers (project_id, updated_at, code) WHERE deleted_at IS NULL;

CREATE TABLE webhook_send_outs (
    id text PRIMARY KEY NOT NULL,
    webhook_id text NOT NULL,
    project_id text NOT NULL,
    event text NOT NULL,
    action_id text NOT NULL,
    request_id text NOT NULL,
    app_id text NOT NULL,
    key_name text,
    created_at bigint NOT NULL,
    due_at bigint,
    failures integer NOT NULL,
    first_tried_at bigint,
    last_tried_at bigint,
    delivered_at bigint,
    answer_status integer,
    answer_body text,
    error text
  );

CREATE INDEX webhook_send_outs_due ON webhook_send_outs (webhook_id, due_at)
    WHERE due_at IS NOT NULL;

CREATE INDEX webhook_send_outs_webhook ON webhook_send_outs (webhook_id, id);

CREATE TABLE webhooks (
    id text PRIMARY KEY NOT NULL,
    project_id text NOT NULL,
    target_url text NOT NULL,
    events text NOT NULL,
    secret text NOT NULL,
    previous_secret text,
    previous_secret_until bigint,
    custom_headers text NOT NULL,
    active boolean NOT NULL,
    disabled_at bigint,
    created_at bigint NOT NULL,
    updated_at bigint
  );

CREATE INDEX webhooks_project ON webhooks (project_id, id);
