import { AsyncActionsService } from '../../../src/async-actions/async-actions.service.js';
import { ProjectQueueService } from '../../../src/async-actions/control/project-queue.service.js';
import { TypeormProgressStore } from '../../../src/async-actions/storage/typeorm-progress-store.js';
import { principalOf, type BulkUpdates } from '../runner/bulk-updates.js';

/** What a client can do with the jobs of a project, beside sending them. */
export function jobControl(service: BulkUpdates, projectId: string) {
  const { transactions, actions, cancels, pauses, retries, audit, queue } = service;
  const shown = new AsyncActionsService(actions, new TypeormProgressStore(service.database));
  const queues = new ProjectQueueService(
    ...([transactions, actions, shown, service.leases, service.quotas, audit, queue] as const),
  );
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
