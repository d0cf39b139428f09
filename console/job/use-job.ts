import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';
import { hasEnded } from '../jobs/job-state.js';

const POLL_MS = 1_000;

/** A job, read again and again until it has ended. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/async-actions/{asyncActionId}', {
          params: { path: { asyncActionId: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : POLL_MS),
  });
}
