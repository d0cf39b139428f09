import {
  type AsyncActionDetails,
  isDryRun,
  type RowFailure,
} from '../../../async-actions/index.js';

/** The result of an import, whose failed rows are named as its kind names them. */
export function importResult(
  { doneCount, failedCount, firstFailures, options }: AsyncActionDetails,
  nameRow: (failure: RowFailure) => Record<string, unknown>,
): Record<string, unknown> {
  return {
    message: isDryRun(options)
      ? `${doneCount} voucher(s) would be imported, ${failedCount} would fail.`
      : `${doneCount} voucher(s) imported successfully, ${failedCount} failed.`,
    failed: firstFailures.map((failure) => ({ ...nameRow(failure), reason: failure.details })),
    done_count: doneCount,
    failed_count: failedCount,
  };
}
