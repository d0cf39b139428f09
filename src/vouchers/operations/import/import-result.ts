import type { AsyncActionDetails, RowFailure } from '../../../async-actions/index.js';

/** The result of an import, whose failed rows are named as its kind names them. */
export function importResult(
  { doneCount, failedCount, firstFailures }: AsyncActionDetails,
  nameRow: (failure: RowFailure) => Record<string, unknown>,
): Record<string, unknown> {
  return {
    message: `${doneCount} voucher(s) imported successfully, ${failedCount} failed.`,
    failed: firstFailures.map((failure) => ({ ...nameRow(failure), reason: failure.details })),
    done_count: doneCount,
    failed_count: failedCount,
  };
}
