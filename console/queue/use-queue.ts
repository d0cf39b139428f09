import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';
import { QUEUE } from '../jobs/job-feed.js';

/** Events say nothing of a job that was sent and waits behind another one. */
const READ_LIVE_MS = 10_000;
const READ_MS = 2_000;
const KEY = [QUEUE];

/**
 * The queue of the project, as it changes.
 * @param isLive whether events have it read again; otherwise it is read more often
 */
export function useQueue(isLive: boolean) {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/async-action-queue', { signal })),
    refetchInterval: isLive ? READ_LIVE_MS : READ_MS,
  });
}

/** Pauses or resumes the queue of the project. */
export function useQueueControl() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (control: 'pause' | 'resume') =>
      bodyOf(
        control === 'pause'
          ? api.POST('/v1/async-action-queue/pause')
          : api.POST('/v1/async-action-queue/resume'),
      ),
    onSuccess: (queue) => queries.setQueryData(KEY, queue),
  });
}

/** Whether the service is ready. */
export function useReadiness() {
  return useQuery({
    queryKey: ['readiness'],
    queryFn: ({ signal }) => bodyOf(api.GET('/health/ready', { signal })),
    refetchInterval: READ_LIVE_MS,
  });
}
