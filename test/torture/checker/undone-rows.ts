import { written, type Members } from '../../model/metadata-rules.js';
import type { SentJob } from '../history.js';
import type { UndoneRow } from '../model/undo-rule.js';
import { rowsToUndo } from './check-rows.js';
import type { MatchedJob } from './match-jobs.js';

/** What the rows of an undo take back, by their numbers: what the rows of its job found, and what they made of it. */
export function undoneRows(
  { sent: { undoes } }: MatchedJob,
  matched: readonly MatchedJob[],
): ReadonlyMap<number, UndoneRow> {
  const job = undoes && matched.find(({ sent }) => sent === undoes);
  if (job === undefined) return new Map();
  return new Map(
    rowsToUndo(job).map(({ row, before }): [number, UndoneRow] => {
      if (before === undefined) return [row, { birth: birthOf(job.sent, row) }];
      const { metadata = {}, unset = [], mode = 'merge' } = job.sent.rows[row - 1] ?? {};
      const to = before as Members;
      return [row, { from: written(to, metadata, unset, mode), to }];
    }),
  );
}

/** Of the voucher that a row makes: it is the same one when the row comes again. */
export function birthOf(sent: SentJob, row: number): string {
  const first = sent.retryOf ?? sent.confirms ?? sent;
  return `${first.id}/${row}`;
}
