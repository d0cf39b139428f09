import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import type { VoucherWalk, WalkOrder, WalkPlace } from '../../voucher-walk-store.js';
import * as shared from '../walk-page.js';
import { selectionSql } from './selection-sql.js';

const selectedIn =
  (projectId: string): shared.Selected =>
  (selection) =>
    selectionSql(projectId, selection);

/** As {@link shared.walkEnd}. */
export function walkEnd(
  projectId: string,
  order: WalkOrder,
  after: WalkPlace | null,
  size: number,
): Statement {
  return numbered(shared.walkEnd(selectedIn(projectId), order, after, size));
}

/** As {@link shared.walkPage}. */
export function walkPage(walk: VoucherWalk, range: shared.WalkRange): Statement {
  return numbered(shared.walkPage(selectedIn(walk.projectId), walk, range));
}
