import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import {
  lastWrittenChunk as lastOnSqlite,
  nextPendingChunk as nextOnSqlite,
} from '../sqlite/next-pending-chunk.js';

/** The same on both databases. */
export function nextPendingChunk(actionId: string, after: number): Statement {
  return { ...numbered(nextOnSqlite(actionId, after)), name: 'next_pending_chunk' };
}

/** The same on both databases. */
export function lastWrittenChunk(actionId: string, before: number): Statement {
  return { ...numbered(lastOnSqlite(actionId, before)), name: 'last_written_chunk' };
}
