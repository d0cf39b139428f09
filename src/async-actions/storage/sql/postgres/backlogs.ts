import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import { backlogs as onSqlite } from '../sqlite/backlogs.js';

/** The same on both databases. */
export function backlogs(limit: number): Statement {
  return numbered(onSqlite(limit));
}
