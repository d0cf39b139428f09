import type { AsyncActionEntity } from '../../database/entities/async-action.entity.js';
import type {
  ActionStatus,
  AsyncAction,
  AsyncActionDetails,
  OperationStatus,
} from '../async-action.js';
import type { BulkOptions } from '../options/bulk-option.js';
import type { RowFailure } from '../row.js';

/** The columns of an action without its failed rows, which can be many bytes. */
export const ACTION_COLUMNS = {
  id: true,
  projectId: true,
  sequence: true,
  type: true,
  status: true,
  operationStatus: true,
  totalCount: true,
  doneCount: true,
  failedCount: true,
  changedCount: true,
  requestId: true,
  keyName: true,
  options: true,
  parentId: true,
  confirmedBy: true,
  createdAt: true,
  updatedAt: true,
  finishedAt: true,
  pausedAt: true,
  cancelRequestedAt: true,
  cancelledAt: true,
  reportsAvailableTill: true,
  error: true,
} as const;

/** These and the columns that only the details show. */
export const ACTION_DETAILS_COLUMNS = {
  ...ACTION_COLUMNS,
  logId: true,
  firstFailures: true,
  remarks: true,
} as const;

type ActionRow = Pick<AsyncActionEntity, keyof typeof ACTION_COLUMNS>;
export type ActionDetailsRow = Pick<AsyncActionEntity, keyof typeof ACTION_DETAILS_COLUMNS>;

/** The domain's view of a row. The text columns hold only what this service wrote. */
export function toAction(row: ActionRow): AsyncAction {
  return {
    ...row,
    status: row.status as ActionStatus,
    operationStatus: row.operationStatus as OperationStatus,
    options: JSON.parse(row.options) as BulkOptions,
  };
}

/** As {@link toAction}, with the failed rows. */
export function toActionDetails(row: ActionDetailsRow): AsyncActionDetails {
  const firstFailures = JSON.parse(row.firstFailures ?? '[]') as RowFailure[];
  const remarks = JSON.parse(row.remarks ?? '{}') as Record<string, unknown>;
  return { ...toAction(row), logId: row.logId, firstFailures, remarks };
}
