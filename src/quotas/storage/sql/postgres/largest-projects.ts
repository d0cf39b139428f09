import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import { largestProjects as onSqlite } from '../sqlite/largest-projects.js';

/** The same on both databases. */
export function largestProjects(limit: number): Statement {
  return numbered(onSqlite(limit));
}
