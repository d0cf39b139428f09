import type { DataSource } from 'typeorm';
import { AsyncActionEntity } from '../../database/entities/async-action.entity.js';
import { epochMs } from '../../database/entities/epoch-ms.js';
import type {
  ActionPass,
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
  pass: true,
  validatedChunk: true,
  validatedCount: true,
  requestId: true,
  keyName: true,
  options: true,
  parentId: true,
  confirmedBy: true,
  createdAt: true,
  updatedAt: true,
  paceSince: true,
  paceRows: true,
  finishedAt: true,
  endPlace: true,
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

export type ActionRow = Pick<AsyncActionEntity, keyof typeof ACTION_COLUMNS>;
export type ActionDetailsRow = Pick<AsyncActionEntity, keyof typeof ACTION_DETAILS_COLUMNS>;

const { from: toMs } = epochMs.transformer;

/** The columns for a SELECT that TypeORM does not write, each under the name of its property. */
export function columnsOf(on: DataSource, alias: string, columns: object): string {
  const { columns: known } = on.getMetadata(AsyncActionEntity);
  return known
    .filter(({ propertyName }) => propertyName in columns)
    .map(({ databaseName, propertyName }) => `${alias}.${databaseName} AS "${propertyName}"`)
    .join(', ');
}

/** A row of such a SELECT with its moments as numbers: PostgreSQL hands a bigint out as text. */
export function withNumbers<Row extends ActionRow>(row: Row): Row {
  return {
    ...row,
    createdAt: toMs(row.createdAt) ?? 0,
    updatedAt: toMs(row.updatedAt) ?? 0,
    paceSince: toMs(row.paceSince),
    finishedAt: toMs(row.finishedAt),
    pausedAt: toMs(row.pausedAt),
    cancelRequestedAt: toMs(row.cancelRequestedAt),
    cancelledAt: toMs(row.cancelledAt),
    reportsAvailableTill: toMs(row.reportsAvailableTill),
  };
}

/** The domain's view of a row. The text columns hold only what this service wrote. */
export function toAction(row: ActionRow): AsyncAction {
  return {
    ...row,
    status: row.status as ActionStatus,
    operationStatus: row.operationStatus as OperationStatus,
    pass: row.pass as ActionPass | null,
    options: JSON.parse(row.options) as BulkOptions,
  };
}

/** As {@link toAction}, with the failed rows. */
export function toActionDetails(row: ActionDetailsRow): AsyncActionDetails {
  const firstFailures = JSON.parse(row.firstFailures ?? '[]') as RowFailure[];
  const remarks = JSON.parse(row.remarks ?? '{}') as Record<string, unknown>;
  return { ...toAction(row), logId: row.logId, firstFailures, remarks };
}
