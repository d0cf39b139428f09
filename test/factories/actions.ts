import { sortableId } from '../../src/ids/sortable-id.js';
import type { AsyncAction } from '../../src/async-actions/async-action.js';
import type { ActionEnd, NewAction } from '../../src/async-actions/storage/action-store.js';

/** A bulk update that was just accepted. */
export function aNewAction(fields: Partial<NewAction> = {}): NewAction {
  return {
    id: sortableId('aa_'),
    projectId: 'proj_a',
    type: 'VOUCHERS.BULK_UPDATE',
    totalCount: 10,
    requestId: 'v-0123456789abcdef01',
    appId: 'app',
    keyName: 'App',
    options: '{}',
    logId: 'log_000000000000000001',
    createdAt: 1_700_000_000_000,
    storedBytes: 0,
    ...fields,
  };
}

/** A bulk update at the head of its project queue, with nothing done. */
export function anAction(fields: Partial<AsyncAction> = {}): AsyncAction {
  const { id, projectId, type, totalCount, requestId, keyName, createdAt } = aNewAction();
  return {
    ...{ id, projectId, type, totalCount, requestId, keyName, createdAt },
    options: {},
    parentId: null,
    confirmedBy: null,
    changedCount: 0,
    pass: null,
    validatedChunk: null,
    validatedCount: null,
    sequence: 1,
    status: 'ENQUEUED',
    operationStatus: 'UNKNOWN',
    doneCount: 0,
    failedCount: 0,
    updatedAt: createdAt,
    paceSince: null,
    paceRows: null,
    finishedAt: null,
    endPlace: null,
    pausedAt: null,
    cancelRequestedAt: null,
    cancelledAt: null,
    reportsAvailableTill: null,
    error: null,
    ...fields,
  };
}

/** How a good action ends. */
export function anEnd(fields: Partial<ActionEnd> = {}): ActionEnd {
  return {
    status: 'DONE',
    operationStatus: 'SUCCESS',
    finishedAt: 1_700_000_005_000,
    reportsAvailableTill: 1_700_000_100_000,
    firstFailures: '[]',
    error: null,
    ...fields,
  };
}
