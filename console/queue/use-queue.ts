import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';

const POLL_MS = 2_000;
const KEY = ['queue'];

/** The queue of the project, as it changes. */
export function useQueue() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/async-action-queue', { signal })),
    refetchInterval: POLL_MS,
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
    refetchInterval: POLL_MS,
  });
}
