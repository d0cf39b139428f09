CREATE OR REPLACE FUNCTION add_webhook_send_outs()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
    INSERT INTO webhook_send_outs (id, webhook_id, project_id, event, action_id, request_id, app_id, key_name,
      created_at, due_at, failures)
    SELECT 'whs_'
      || lpad(to_hex((new.finished_at - 1462320000000) * 4 + floor(random() * 4)::bigint), 11, '0')
      || lpad(to_hex(floor(random() * 268435456)::bigint), 7, '0'), id, project_id, CASE WHEN new.cancelled_at IS NOT NULL THEN 'async_action.cancelled'
    WHEN new.status = 'DONE' THEN 'async_action.done' ELSE 'async_action.failed' END, new.id, new.request_id, new.app_id, new.key_name,
      new.finished_at, new.finished_at, 0
    FROM webhooks
    WHERE project_id = new.project_id AND active AND strpos(events, CASE WHEN new.cancelled_at IS NOT NULL THEN 'async_action.cancelled'
    WHEN new.status = 'DONE' THEN 'async_action.done' ELSE 'async_action.failed' END) > 0;
    RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_added_action()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
      VALUES (new.project_id, (new.finished_at IS NULL)::integer, new.stored_bytes)
      ON CONFLICT (project_id) DO UPDATE SET
        unfinished_actions = project_quotas.unfinished_actions + excluded.unfinished_actions,
        stored_bytes = project_quotas.stored_bytes + excluded.stored_bytes; RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_added_export()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
      INSERT INTO project_quotas (project_id, unfinished_actions, stored_bytes)
      VALUES (new.project_id, 0, new.stored_bytes)
      ON CONFLICT (project_id) DO UPDATE
        SET stored_bytes = project_quotas.stored_bytes + excluded.stored_bytes;
      RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_added_vouchers()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN INSERT INTO voucher_counts (project_id, voucher_count)
      SELECT project_id, count(*) FROM added WHERE deleted_at IS NULL GROUP BY project_id
      ON CONFLICT (project_id) DO UPDATE
  SET voucher_count = voucher_counts.voucher_count + excluded.voucher_count; RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_changed_action()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN UPDATE project_quotas SET
        unfinished_actions = unfinished_actions
          + (new.finished_at IS NULL)::integer - (old.finished_at IS NULL)::integer,
        stored_bytes = stored_bytes + new.stored_bytes - old.stored_bytes
      WHERE project_id = new.project_id; RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_changed_export()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
      UPDATE project_quotas SET stored_bytes = stored_bytes + new.stored_bytes - old.stored_bytes
      WHERE project_id = new.project_id;
      RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_one_voucher_less()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN UPDATE voucher_counts SET voucher_count = voucher_count - 1 WHERE project_id = old.project_id; RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_one_voucher_more()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN INSERT INTO voucher_counts (project_id, voucher_count) VALUES (new.project_id, 1)
      ON CONFLICT (project_id) DO UPDATE
  SET voucher_count = voucher_counts.voucher_count + excluded.voucher_count; RETURN NULL; END $function$;

CREATE OR REPLACE FUNCTION count_removed_export()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN
      UPDATE project_quotas SET stored_bytes = stored_bytes - old.stored_bytes
      WHERE project_id = old.project_id;
      RETURN NULL; END $function$;

CREATE TABLE api_keys (
  app_id text COLLATE "C" NOT NULL,
  project_id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  token_sha256 text NOT NULL,
  scopes text NOT NULL,
  allowed_ips text NOT NULL DEFAULT ''::text,
  created_at bigint NOT NULL,
  expires_at bigint,
  last_used_at bigint,
  revoked_at bigint
);

ALTER TABLE api_keys ADD PRIMARY KEY (app_id);

CREATE INDEX api_keys_project ON api_keys USING btree (project_id);

CREATE TABLE async_action_chunks (
  action_id text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  row_count integer NOT NULL,
  items text NOT NULL STORAGE EXTERNAL,
  codes text NOT NULL DEFAULT '[]'::text,
  outcomes text STORAGE EXTERNAL,
  before text STORAGE EXTERNAL,
  done_count integer NOT NULL,
  failed_count integer NOT NULL,
  processed_at bigint,
  changes text,
  versions text,
  project_id text COLLATE "C",
  sequence integer,
  code_prefix text COLLATE "C",
  first_code text COLLATE "C",
  last_code text COLLATE "C"
);

ALTER TABLE async_action_chunks ADD PRIMARY KEY (action_id, number);

CREATE INDEX async_action_chunks_codes ON async_action_chunks USING btree (project_id, code_prefix, sequence, action_id, number, first_code, last_code);

CREATE INDEX async_action_chunks_pending ON async_action_chunks USING btree (action_id, number) WHERE (processed_at IS NULL);

CREATE TABLE async_action_inputs (
  action_id text COLLATE "C" NOT NULL,
  shared text NOT NULL
);

ALTER TABLE async_action_inputs ADD PRIMARY KEY (action_id);

CREATE TABLE async_actions (
  id text COLLATE "C" NOT NULL,
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
  error text,
  key_name text,
  idempotency_route text,
  paused_at bigint,
  last_row integer,
  confirmed_by text,
  pace_since bigint,
  pace_rows integer,
  end_place integer,
  label text,
  pass text,
  validated_chunk integer,
  validated_count integer
);

ALTER TABLE async_actions ADD PRIMARY KEY (id);

CREATE INDEX async_actions_by_key ON async_actions USING btree (project_id, key_name, status, operation_status, created_at, sequence);

CREATE INDEX async_actions_by_label ON async_actions USING btree (project_id, label, status, operation_status, created_at, sequence) WHERE (label IS NOT NULL);

CREATE INDEX async_actions_by_parent ON async_actions USING btree (project_id, parent_id, created_at, sequence) WHERE (parent_id IS NOT NULL);

CREATE INDEX async_actions_by_status ON async_actions USING btree (project_id, status, operation_status, created_at, sequence);

CREATE INDEX async_actions_by_type ON async_actions USING btree (project_id, type, status, operation_status, created_at, sequence);

CREATE INDEX async_actions_created ON async_actions USING btree (project_id, created_at, sequence);

CREATE UNIQUE INDEX async_actions_ended ON async_actions USING btree (project_id, end_place) WHERE (end_place IS NOT NULL);

CREATE UNIQUE INDEX async_actions_idempotency ON async_actions USING btree (project_id, idempotency_key) WHERE (idempotency_key IS NOT NULL);

CREATE INDEX async_actions_paused ON async_actions USING btree (project_id, sequence) WHERE ((paused_at IS NOT NULL) AND (finished_at IS NULL));

CREATE UNIQUE INDEX async_actions_sequence ON async_actions USING btree (project_id, sequence);

CREATE INDEX async_actions_unfinished ON async_actions USING btree (project_id, sequence, total_count) WHERE (finished_at IS NULL);

CREATE TRIGGER async_actions_count_added AFTER INSERT ON async_actions FOR EACH ROW EXECUTE FUNCTION count_added_action();

CREATE TRIGGER async_actions_count_changed AFTER UPDATE OF finished_at, stored_bytes ON async_actions FOR EACH ROW EXECUTE FUNCTION count_changed_action();

CREATE TRIGGER async_actions_ended AFTER UPDATE OF finished_at ON async_actions FOR EACH ROW WHEN (((old.finished_at IS NULL) AND (new.finished_at IS NOT NULL))) EXECUTE FUNCTION add_webhook_send_outs();

CREATE TABLE audit_entries (
  id text COLLATE "C" NOT NULL,
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
);

ALTER TABLE audit_entries ADD PRIMARY KEY (id);

CREATE INDEX audit_entries_project ON audit_entries USING btree (project_id, id);

CREATE INDEX audit_entries_resource ON audit_entries USING btree (resource_id, id);

CREATE TABLE bin_entries (
  project_id text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  voucher_id text NOT NULL,
  code text NOT NULL,
  created_at bigint NOT NULL
);

ALTER TABLE bin_entries ADD PRIMARY KEY (project_id, id);

CREATE TABLE export_chunks (
  export_id text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  content text NOT NULL
);

ALTER TABLE export_chunks ADD PRIMARY KEY (export_id, number);

CREATE TABLE exports (
  id text COLLATE "C" NOT NULL,
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
);

ALTER TABLE exports ADD PRIMARY KEY (id);

CREATE INDEX exports_created ON exports USING btree (project_id, created_at, id);

CREATE INDEX exports_expiry ON exports USING btree (available_till) WHERE (available_till IS NOT NULL);

CREATE INDEX exports_status ON exports USING btree (project_id, status, created_at, id);

CREATE INDEX exports_unfinished ON exports USING btree (project_id, created_at, id) WHERE (finished_at IS NULL);

CREATE TRIGGER exports_count_added AFTER INSERT ON exports FOR EACH ROW EXECUTE FUNCTION count_added_export();

CREATE TRIGGER exports_count_changed AFTER UPDATE OF stored_bytes ON exports FOR EACH ROW EXECUTE FUNCTION count_changed_export();

CREATE TRIGGER exports_count_removed AFTER DELETE ON exports FOR EACH ROW EXECUTE FUNCTION count_removed_export();

CREATE TABLE metadata_schemas (
  id text COLLATE "C" NOT NULL,
  project_id text COLLATE "C" NOT NULL,
  related_object text COLLATE "C" NOT NULL,
  properties text NOT NULL,
  allow_defined_only boolean NOT NULL,
  version integer NOT NULL,
  created_at bigint NOT NULL,
  updated_at bigint
);

ALTER TABLE metadata_schemas ADD PRIMARY KEY (id);

CREATE UNIQUE INDEX metadata_schemas_related_object ON metadata_schemas USING btree (project_id, related_object);

CREATE TABLE oauth_tokens (
  token_sha256 text COLLATE "C" NOT NULL,
  project_id text COLLATE "C" NOT NULL,
  app_id text NOT NULL,
  scopes text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);

ALTER TABLE oauth_tokens ADD PRIMARY KEY (token_sha256);

CREATE INDEX oauth_tokens_project ON oauth_tokens USING btree (project_id, expires_at);

CREATE TABLE project_leases (
  project_id text COLLATE "C" NOT NULL,
  owner text NOT NULL,
  fencing_token integer NOT NULL,
  expires_at bigint NOT NULL,
  paused_at bigint
);

ALTER TABLE project_leases ADD PRIMARY KEY (project_id);

CREATE TABLE project_quotas (
  project_id text COLLATE "C" NOT NULL,
  unfinished_actions integer NOT NULL,
  stored_bytes bigint NOT NULL,
  max_unfinished_actions bigint,
  max_stored_bytes bigint
);

ALTER TABLE project_quotas ADD PRIMARY KEY (project_id);

CREATE TABLE projects (
  id text COLLATE "C" NOT NULL,
  name text NOT NULL,
  created_at bigint NOT NULL
);

ALTER TABLE projects ADD PRIMARY KEY (id);

CREATE TABLE service_secrets (
  name text NOT NULL,
  value text NOT NULL
);

ALTER TABLE service_secrets ADD PRIMARY KEY (name);

CREATE TABLE sign_in_codes (
  code_sha256 text COLLATE "C" NOT NULL,
  app_id text NOT NULL,
  created_at bigint NOT NULL,
  expires_at bigint NOT NULL
);

ALTER TABLE sign_in_codes ADD PRIMARY KEY (code_sha256);

CREATE TABLE voucher_changes (
  project_id text COLLATE "C" NOT NULL,
  voucher_id text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  sequence integer NOT NULL,
  created_at bigint NOT NULL,
  event text NOT NULL,
  log_id text NOT NULL,
  route text,
  key_name text,
  request_id text,
  changes text NOT NULL
);

ALTER TABLE voucher_changes ADD PRIMARY KEY (project_id, voucher_id, revision);

CREATE INDEX voucher_changes_created ON voucher_changes USING btree (created_at);

CREATE TABLE voucher_counts (
  project_id text COLLATE "C" NOT NULL,
  voucher_count integer NOT NULL
);

ALTER TABLE voucher_counts ADD PRIMARY KEY (project_id);

CREATE TABLE vouchers (
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
  revision integer NOT NULL
) WITH (fillfactor=60);

ALTER TABLE vouchers ADD PRIMARY KEY (project_id, code);

CREATE INDEX vouchers_created ON vouchers USING btree (project_id, created_at, code);

CREATE UNIQUE INDEX vouchers_id ON vouchers USING btree (project_id, id);

CREATE TRIGGER vouchers_count_added AFTER INSERT ON vouchers REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_added_vouchers();

CREATE TRIGGER vouchers_count_binned AFTER UPDATE OF deleted_at ON vouchers FOR EACH ROW WHEN (((old.deleted_at IS NULL) AND (new.deleted_at IS NOT NULL))) EXECUTE FUNCTION count_one_voucher_less();

CREATE TRIGGER vouchers_count_removed AFTER DELETE ON vouchers FOR EACH ROW WHEN ((old.deleted_at IS NULL)) EXECUTE FUNCTION count_one_voucher_less();

CREATE TRIGGER vouchers_count_restored AFTER UPDATE OF deleted_at ON vouchers FOR EACH ROW WHEN (((old.deleted_at IS NOT NULL) AND (new.deleted_at IS NULL))) EXECUTE FUNCTION count_one_voucher_more();

CREATE TABLE webhook_send_outs (
  id text COLLATE "C" NOT NULL,
  webhook_id text COLLATE "C" NOT NULL,
  project_id text COLLATE "C" NOT NULL,
  event text NOT NULL,
  action_id text COLLATE "C" NOT NULL,
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

ALTER TABLE webhook_send_outs ADD PRIMARY KEY (id);

CREATE INDEX webhook_send_outs_due ON webhook_send_outs USING btree (webhook_id, due_at) WHERE (due_at IS NOT NULL);

CREATE INDEX webhook_send_outs_webhook ON webhook_send_outs USING btree (webhook_id, id);

CREATE TABLE webhooks (
  id text COLLATE "C" NOT NULL,
  project_id text COLLATE "C" NOT NULL,
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

ALTER TABLE webhooks ADD PRIMARY KEY (id);

CREATE INDEX webhooks_project ON webhooks USING btree (project_id, id);
