/** How much later than the table says a try may come, as a part of the time since the one before. */
const JITTER = 0.1;

/** What is known of a send-out whose try has just failed. Times are Unix milliseconds. */
export interface FailedTries {
  /** With the one that has just failed; 1 is the first try, behind which the retries begin. */
  readonly failures: number;
  readonly firstTriedAt: number;
  readonly nowMs: number;
}

/**
 * When to try again, or null when that was the last try.
 *
 * The table counts from the first try. A retry that comes late, because the service or the webhook was off, moves the
 * next one so that half of the time between them is left.
 * @param table seconds after the first try, one for each retry, rising
 * @param chance from 0 to 1; spreads the retries of send-outs that failed together
 */
export function nextTryAt(
  { failures, firstTriedAt, nowMs }: FailedTries,
  table: readonly number[],
  chance: number,
): number | null {
  const seconds = table[failures - 1];
  if (seconds === undefined) return null;
  const betweenMs = (seconds - (table[failures - 2] ?? 0)) * 1_000;
  const dueAt = Math.max(firstTriedAt + seconds * 1_000, nowMs + betweenMs / 2);
  return Math.round(dueAt + chance * JITTER * betweenMs);
}
