import type { ActionStatus, AsyncAction, OperationStatus } from '../async-action.js';
import { labelIn } from '../options/label.option.js';

/** Which actions are wanted; what is not given does not matter. Of a list any of its values. */
export interface ActionFilter {
  readonly types?: readonly string[];
  readonly statuses?: readonly ActionStatus[];
  readonly operationStatuses?: readonly OperationStatus[];
  readonly label?: string;
  /** The name of the key that sent it. */
  readonly keyName?: string;
  readonly parentId?: string;
  /** Accepted strictly after this moment, in Unix milliseconds. */
  readonly createdAfter?: number;
  /** Accepted strictly before this moment, in Unix milliseconds. */
  readonly createdBefore?: number;
}

/** Whether the action is one of those that are wanted. */
export function matchesFilter(action: AsyncAction, filter: ActionFilter): boolean {
  const { types, statuses, operationStatuses, label, keyName, parentId } = filter;
  return (
    isIn(action.type, types) &&
    isIn(action.status, statuses) &&
    isIn(action.operationStatus, operationStatuses) &&
    isEqual(labelIn(action.options), label) &&
    isEqual(action.keyName, keyName) &&
    isEqual(action.parentId, parentId) &&
    action.createdAt > (filter.createdAfter ?? -Infinity) &&
    action.createdAt < (filter.createdBefore ?? Infinity)
  );
}

function isIn<T>(value: T, wanted: readonly T[] | undefined): boolean {
  return wanted === undefined || wanted.includes(value);
}

function isEqual<T>(value: T, wanted: T | undefined): boolean {
  return wanted === undefined || value === wanted;
}
