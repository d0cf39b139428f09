import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import { keptChunk as onSqlite } from '../sqlite/kept-chunk.js';

/** The same on both databases. */
export function keptChunk(projectId: string, actionId: string, number: number): Statement {
  return { ...numbered(onSqlite(projectId, actionId, number)), name: 'kept_chunk' };
}
