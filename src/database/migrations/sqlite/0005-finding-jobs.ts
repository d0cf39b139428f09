import { forwardMigration } from '../forward-migration.js';

/**
 * By what jobs are found: their labels, and between which codes those of their chunks lie. Chunks from before may have
 * any code, so their rows are looked at.
 */
export const FindingJobs0005 = forwardMigration('FindingJobs0000000000005', [
  `ALTER TABLE async_actions ADD COLUMN label text`,
  `UPDATE async_actions SET label = json_extract(options, '$.label')
    WHERE options LIKE '%"label":%'`,
  `ALTER TABLE async_action_chunks ADD COLUMN project_id text`,
  `ALTER TABLE async_action_chunks ADD COLUMN sequence integer`,
  `ALTER TABLE async_action_chunks ADD COLUMN code_prefix text`,
  `ALTER TABLE async_action_chunks ADD COLUMN first_code text`,
  `ALTER TABLE async_action_chunks ADD COLUMN last_code text`,
  `UPDATE async_action_chunks SET code_prefix = '', first_code = '', last_code = char(1114111),
    project_id = (SELECT project_id FROM async_actions WHERE id = action_id),
    sequence = (SELECT sequence FROM async_actions WHERE id = action_id)
    WHERE row_count > 0`,
  `CREATE INDEX async_action_chunks_codes ON async_action_chunks
    (project_id, code_prefix, sequence, action_id, number, first_code, last_code)`,
  `CREATE INDEX async_actions_by_status ON async_actions
    (project_id, status, operation_status, created_at, sequence)`,
  `CREATE INDEX async_actions_by_type ON async_actions
    (project_id, type, status, operation_status, created_at, sequence)`,
  `CREATE INDEX async_actions_by_key ON async_actions
    (project_id, key_name, status, operation_status, created_at, sequence)`,
  `CREATE INDEX async_actions_by_label ON async_actions
    (project_id, label, status, operation_status, created_at, sequence) WHERE label IS NOT NULL`,
  `CREATE INDEX async_actions_by_parent ON async_actions
    (project_id, parent_id, created_at, sequence) WHERE parent_id IS NOT NULL`,
]);
