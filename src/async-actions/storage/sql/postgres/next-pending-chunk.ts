import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import { nextPendingChunk as onSqlite } from '../sqlite/next-pending-chunk.js';

/** The same on both databases. */
export function nextPendingChunk(actionId: string, after: number): Statement {
  return { ...numbered(onSqlite(actionId, after)), name: 'next_pending_chunk' };
}
