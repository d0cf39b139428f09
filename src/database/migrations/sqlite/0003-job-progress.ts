import { forwardMigration } from '../forward-migration.js';

/**
 * How fast a job goes, the order in which the jobs of a project ended, and what waits before a job as a sum over an
 * index. Jobs that ended before have no place in that order.
 */
export const JobProgress0003 = forwardMigration('JobProgress0000000000003', [
  `ALTER TABLE async_actions ADD COLUMN pace_since bigint`,
  `ALTER TABLE async_actions ADD COLUMN pace_rows integer`,
  `ALTER TABLE async_actions ADD COLUMN end_place integer`,
  `CREATE UNIQUE INDEX async_actions_ended ON async_actions (project_id, end_place)
    WHERE end_place IS NOT NULL`,
  `DROP INDEX async_actions_unfinished`,
  `CREATE INDEX async_actions_unfinished ON async_actions (project_id, sequence, total_count)
    WHERE finished_at IS NULL`,
]);
