import type { Transaction } from '../../database/transaction.js';
import { DomainError, notFound } from '../../errors/domain-error.js';
import type { AsyncAction } from '../async-action.js';
import type { ActionStore } from '../storage/action-store.js';

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

/** What is asked of an action that has ended, or is about to. */
export function alreadyFinished({ id, finishedAt, cancelRequestedAt }: AsyncAction): DomainError {
  const endedAt = new Date(finishedAt ?? cancelRequestedAt ?? 0).toISOString();
  const details = `The action ended at ${endedAt}`;
  const resource = { resourceId: id, resourceType: 'async_action' };
  return new DomainError('already_finished', { details, ...resource });
}
