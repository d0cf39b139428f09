import type { BulkOptions } from './options/bulk-option.js';
import type { Outlook } from './progress/outlook.js';
import type { RowFailure } from './row.js';

/** The states of the public API. Official clients refuse any other, so this list never grows. */
export const ACTION_STATUSES = ['ENQUEUED', 'IN_PROGRESS', 'DONE', 'FAILED'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** UNKNOWN until the action has finished, then SUCCESS only when no row failed. */
export const OPERATION_STATUSES = ['SUCCESS', 'FAILED', 'UNKNOWN'] as const;
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

/** What is done with the rows of an action that is done as a whole or not at all, in this order. */
export type ActionPass = 'validate' | 'write' | 'undo';

/** Every pair of both that an action can have. */
export const ACTION_STATES: readonly (readonly [ActionStatus, OperationStatus])[] = [
  ['ENQUEUED', 'UNKNOWN'],
  ['IN_PROGRESS', 'UNKNOWN'],
  ['DONE', 'SUCCESS'],
  ['DONE', 'FAILED'],
  ['FAILED', 'FAILED'],
];

/** A bulk request from its acceptance on. Times are Unix milliseconds. */
export interface AsyncAction {
  readonly id: string;
  readonly projectId: string;
  /** Order of acceptance within the project. */
  readonly sequence: number;
  /** Of its operation, such as `VOUCHERS.BULK_UPDATE`. */
  readonly type: string;
  readonly status: ActionStatus;
  readonly operationStatus: OperationStatus;
  /** Rows of the request; of a scan 0 until it has come to its end. */
  readonly totalCount: number;
  readonly doneCount: number;
  readonly failedCount: number;
  /** Rows that would change something; only of a dry run. */
  readonly changedCount: number;
  /** Null unless it is all or nothing. */
  readonly pass: ActionPass | null;
  /** The last chunk that was validated, -1 for none; null unless it is all or nothing. */
  readonly validatedChunk: number | null;
  /** Rows that were validated and found good; null unless it is all or nothing. */
  readonly validatedCount: number | null;
  readonly requestId: string;
  /** Of the key that sent the request; null for actions from before it was kept. */
  readonly keyName: string | null;
  readonly options: BulkOptions;
  /** The action whose rows these are once more or are undone, or null. */
  readonly parentId: string | null;
  /** The action that does what this dry run tried, or null. */
  readonly confirmedBy: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** From when on its pace is measured, without the time in which it was paused; null before its first chunk. */
  readonly paceSince: number | null;
  /** Rows that were processed at that moment. */
  readonly paceRows: number | null;
  readonly finishedAt: number | null;
  /**
   * Its place in the order in which the actions of the project ended, from 1. Null until then, and of an action that
   * ended before there were places.
   */
  readonly endPlace: number | null;
  /** Since when no chunk of it is processed until it is resumed; null while it is not paused. */
  readonly pausedAt: number | null;
  /** From this moment on no chunk of it is processed any more. */
  readonly cancelRequestedAt: number | null;
  readonly cancelledAt: number | null;
  readonly reportsAvailableTill: number | null;
  /** Why the action as a whole failed. */
  readonly error: string | null;
  /** What is to be expected of it, where it was asked for and the action had not ended. */
  readonly outlook?: Outlook;
}

/** What each chunk changes of an action. */
export type ActionProgress = Pick<
  AsyncAction,
  'status' | 'totalCount' | 'doneCount' | 'failedCount' | 'changedCount' | 'updatedAt'
>;

/** An action with its first failed rows, which exist once it has finished. */
export interface AsyncActionDetails extends AsyncAction {
  /** The entry of the audit trail that says who sent the request; null before there was a trail. */
  readonly logId: string | null;
  readonly firstFailures: readonly RowFailure[];
  /** What was noticed when the request was read, as members of the result. */
  readonly remarks: Readonly<Record<string, unknown>>;
}

/**
 * True while the action is paused: no chunk of it is processed until it is resumed or cancelled, and all others of its
 * project wait behind it.
 */
export function isHeld({ pausedAt, cancelRequestedAt }: AsyncAction): boolean {
  return pausedAt !== null && cancelRequestedAt === null;
}

/** True when it was cancelled and has nothing to take back, so that it is about to end. */
export function isCancelled({ cancelRequestedAt, pass }: AsyncAction): boolean {
  return cancelRequestedAt !== null && pass !== 'undo';
}

/** True while no chunk of the action may be committed: it has ended, is about to, or is paused. */
export function isStopped(action: AsyncAction): boolean {
  return action.finishedAt !== null || isCancelled(action) || isHeld(action);
}

/** How many failed rows an answer lists; the report has them all. */
export const MAX_LISTED_FAILURES = 1_000;

/**
 * Percent of rows behind us: a whole number, 100 only when the action has finished. One that is all or nothing goes twice
 * over its rows, and back while it takes back what it wrote.
 */
export function progressOf(action: AsyncAction): number {
  if (action.finishedAt !== null) return 100;
  if (action.totalCount === 0) return 0;
  const processed = action.doneCount + action.failedCount;
  const { validatedCount, totalCount } = action;
  const isTwice = validatedCount !== null;
  const behind = isTwice ? (processed + validatedCount) / 2 : processed;
  return Math.min(99, Math.floor((100 * behind) / totalCount));
}

/** Milliseconds from acceptance to the last change, or to now while the action waits. */
export function processingTimeOf(action: AsyncAction, nowMs: number): number {
  const until = action.status === 'ENQUEUED' ? nowMs : action.updatedAt;
  return Math.max(0, until - action.createdAt);
}

/** Rows that a failed action never came to, as far as they are known. */
export function unprocessedCountOf(action: AsyncAction): number {
  return Math.max(0, action.totalCount - action.doneCount - action.failedCount);
}
