import { CancelService } from '../../src/async-actions/control/cancel.service.js';
import { PauseService } from '../../src/async-actions/control/pause.service.js';
import { ProjectQueueService } from '../../src/async-actions/control/project-queue.service.js';
import { RetryService } from '../../src/async-actions/retry/retry.service.js';
import { MemoryBudget } from '../../src/memory/memory-budget.js';
import { principalOf, type BulkUpdates } from './bulk-updates.js';

/** Memory that no test comes near. */
const MEMORY_BYTES = 1_000_000_000;

/** What a client can do with the jobs of a project, beside sending them. */
export function jobControl(service: BulkUpdates, projectId: string) {
  const { transactions, actions, chunks, canceller, audit, queue } = service;
  const cancels = new CancelService(transactions, actions, canceller, audit, queue);
  const pauses = new PauseService(transactions, actions, audit, queue);
  const queues = new ProjectQueueService(
    ...([transactions, actions, service.leases, service.quotas, audit, queue] as const),
  );
  const budget = new MemoryBudget(MEMORY_BYTES);
  const retries = new RetryService(actions, chunks, service.workers, budget, service.admission);
  const request = { principal: principalOf(projectId), requestId: 'v-1', options: {} };
  return {
    cancel: (id: string) => cancels.cancel(projectId, id),
    pause: (id: string) => pauses.pause(projectId, id),
    resume: (id: string) => pauses.resume(projectId, id),
    pauseQueue: () => queues.pause(projectId),
    resumeQueue: () => queues.resume(projectId),
    undo: (id: string, options: Readonly<Record<string, unknown>>) =>
      service.undo(projectId, id, options),
    retry: async (actionId: string) => (await retries.retry({ ...request, actionId })).actionId,
    confirm: async (actionId: string) =>
      (await service.confirms.confirm({ ...request, actionId })).actionId,
  };
}
