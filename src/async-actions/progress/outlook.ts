import type { AsyncAction } from '../async-action.js';
import type { Standing } from './standing.js';

/** When an unfinished action is expected to end, and what is before it. */
export interface Outlook {
  /** Unix milliseconds; null when nothing is known that says so, and while it or what is before it is paused. */
  readonly estimatedEndAt: number | null;
  /** True while it cannot end because somebody has paused it, what is before it or the project queue. */
  readonly isHeld: boolean;
  /** Its place in the project queue: 1 runs, or is the next to run. */
  readonly position: number;
  /** Rows of the actions before it that are not processed; null when that is not known. */
  readonly rowsAhead: number | null;
}

/** Rows of an action by what became of them; null where the action does not know its rows yet. */
export interface RowCounts {
  readonly total: number | null;
  readonly done: number;
  readonly failed: number;
  readonly unprocessed: number | null;
}

/** How many rows are behind the action and before it. One that finds its rows as it goes has no total until its end. */
export function rowCountsOf(action: AsyncAction): RowCounts {
  const { totalCount, doneCount: done, failedCount: failed } = action;
  const isUnknown = action.finishedAt === null && totalCount === 0;
  if (isUnknown) return { total: null, done, failed, unprocessed: null };
  return { total: totalCount, done, failed, unprocessed: Math.max(0, totalCount - done - failed) };
}

/**
 * Rows per second from the first chunk of an action to its latest one; from its resumption, where it was paused. Null
 * before its second chunk. Others that take turns with it slow it down.
 */
export function rowsPerSecondOf(action: AsyncAction): number | null {
  const { paceSince, paceRows, updatedAt, doneCount, failedCount } = action;
  if (paceSince === null || paceRows === null) return null;
  const rows = doneCount + failedCount - paceRows;
  const ms = updatedAt - paceSince;
  return rows <= 0 || ms <= 0 ? null : (1_000 * rows) / ms;
}

/** What is to be expected of an unfinished action. Only of what is stored, so it is the same in every process. */
export function outlookOf(action: AsyncAction, standing: Standing, nowMs: number): Outlook {
  const { position, rowsAhead, isHeld } = standing;
  const pace = rowsPerSecondOf(action) ?? standing.projectPace;
  const { unprocessed } = rowCountsOf(action);
  const isKnown = pace !== null && rowsAhead !== null && unprocessed !== null && !isHeld;
  const ms = isKnown ? (1_000 * (rowsAhead + unprocessed)) / pace : null;
  return {
    estimatedEndAt: ms === null ? null : Math.round(nowMs + ms),
    isHeld,
    position,
    rowsAhead,
  };
}

/** Longest and shortest time to wait, and the time when nothing is known. */
const SECONDS = { most: 30, least: 1, unknown: 2 };

/** Seconds after which it is worth asking for an unfinished action again. */
export function retryAfterOf({ estimatedEndAt, isHeld }: Outlook, nowMs: number): number {
  if (isHeld) return SECONDS.most;
  if (estimatedEndAt === null) return SECONDS.unknown;
  const seconds = Math.ceil((estimatedEndAt - nowMs) / 1_000);
  return Math.min(SECONDS.most, Math.max(SECONDS.least, seconds));
}
