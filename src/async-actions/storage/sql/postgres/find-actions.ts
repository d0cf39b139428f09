import { numbered } from '../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../database/statement.js';
import type { ActionPage } from '../../action-store.js';
import { findActions as onSqlite } from '../sqlite/find-actions.js';

/** The same on both databases. */
export function findActions(projectId: string, page: ActionPage): Statement {
  return numbered(onSqlite(projectId, page));
}
