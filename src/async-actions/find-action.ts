import type { Transaction } from '../database/transaction.js';
import { DomainError, notFound } from '../errors/domain-error.js';
import type { ErrorKey } from '../errors/error-catalogue.js';
import type { AsyncAction, AsyncActionDetails } from './async-action.js';
import type { ActionStore } from './storage/action-store.js';

/** The action, locked until the end of the transaction. @throws DomainError not_found, also for another project's */
export async function lockAction(
  actions: ActionStore,
  tx: Transaction,
  projectId: string,
  id: string,
): Promise<AsyncAction> {
  const action = await actions.lock(tx, projectId, id);
  if (action === null) throw notFound('async_action', id);
  return action;
}

/** The action. @throws DomainError not_found, also for another project's */
export async function findAction(
  actions: ActionStore,
  projectId: string,
  id: string,
): Promise<AsyncActionDetails> {
  const action = await actions.find(projectId, id);
  if (action === null) throw notFound('async_action', id);
  return action;
}

/** A refusal of what is asked of an action, because of the state in which it is. */
export function actionConflict(key: ErrorKey, resourceId: string, details: string): DomainError {
  return new DomainError(key, { details, resourceId, resourceType: 'async_action' });
}

/** What is asked of an action that has ended, or is about to. */
export function alreadyFinished(action: AsyncAction): DomainError {
  const { id, finishedAt, cancelRequestedAt, pass } = action;
  if (finishedAt === null && pass === 'undo') {
    const details = 'The action was cancelled and takes back what it wrote';
    return actionConflict('already_finished', id, details);
  }
  const endedAt = new Date(finishedAt ?? cancelRequestedAt ?? 0).toISOString();
  return actionConflict('already_finished', id, `The action ended at ${endedAt}`);
}
