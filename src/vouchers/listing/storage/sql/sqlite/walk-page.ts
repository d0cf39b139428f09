import type { Statement } from '../../../../../database/statement.js';
import type { VoucherWalk, WalkOrder, WalkPlace } from '../../voucher-walk-store.js';
import * as shared from '../walk-page.js';
import { selectionSql } from './selection-sql.js';

/** The primary key serves the order by code. */
const INDEXES = { createdAt: 'vouchers_created', code: undefined } as const;

const selectedIn =
  (projectId: string): shared.Selected =>
  (selection, by) =>
    selectionSql(projectId, selection, INDEXES[by]);

/** As {@link shared.walkEnd}. */
export function walkEnd(
  projectId: string,
  order: WalkOrder,
  after: WalkPlace | null,
  size: number,
): Statement {
  return shared.walkEnd(selectedIn(projectId), order, after, size);
}

/** As {@link shared.walkPage}. */
export function walkPage(walk: VoucherWalk, range: shared.WalkRange): Statement {
  return shared.walkPage(selectedIn(walk.projectId), walk, range);
}
