import { numbered } from '../../../../../database/postgres/numbered.js';
import type { Statement } from '../../../../../database/statement.js';
import type { VoucherSelection } from '../../../voucher-selection.js';
import type { PageRange } from '../../voucher-list-store.js';
import { matchedPage } from '../matched-page.js';
import { selectionSql } from './selection-sql.js';

/** As {@link matchedPage}, of a selection. */
export function listMatched(
  projectId: string,
  selection: VoucherSelection,
  page: PageRange,
): Statement {
  return numbered(matchedPage(selectionSql(projectId, selection), page));
}
