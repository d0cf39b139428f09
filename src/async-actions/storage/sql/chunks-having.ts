import type { RowSelection } from '../../row.js';

/** The condition of both databases for chunks that have rows of a selection. */
export const CHUNKS_HAVING: Readonly<Record<RowSelection, string>> = {
  all: 'TRUE',
  succeeded: 'done_count > 0',
  failed: 'failed_count > 0',
  unprocessed: 'processed_at IS NULL',
};
