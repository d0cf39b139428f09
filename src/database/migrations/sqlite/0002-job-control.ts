import { forwardMigration } from '../forward-migration.js';

/**
 * Who sent a bulk request and under which key, what is paused, row numbers that go beyond the number of rows, and what
 * a dry run found.
 */
export const JobControl0002 = forwardMigration('JobControl0000000000002', [
  `ALTER TABLE async_actions ADD COLUMN key_name text`,
  `ALTER TABLE async_actions ADD COLUMN idempotency_route text`,
  `ALTER TABLE async_actions ADD COLUMN paused_at bigint`,
  `ALTER TABLE async_actions ADD COLUMN last_row integer`,
  `ALTER TABLE async_actions ADD COLUMN confirmed_by text`,
  `ALTER TABLE async_action_chunks ADD COLUMN changes text`,
  `ALTER TABLE async_action_chunks ADD COLUMN versions text`,
  `ALTER TABLE project_leases ADD COLUMN paused_at bigint`,
  `CREATE UNIQUE INDEX async_actions_idempotency ON async_actions (project_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL`,
  `CREATE INDEX async_actions_paused ON async_actions (project_id, sequence)
    WHERE paused_at IS NOT NULL AND finished_at IS NULL`,
]);
