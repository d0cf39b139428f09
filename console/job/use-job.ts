import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.js';
import { jobEventsOf } from '../events/job-event.js';
import { useEvents } from '../events/use-events.js';
import { hasEnded } from '../jobs/job-state.js';
import { afterEvent } from './after-event.js';
import type { Job } from './result.js';

const READ_MS = 1_000;

/** A job, as its events say until it has ended. While there is no stream it is read again and again. */
export function useJob(id: string | null) {
  const queries = useQueryClient();
  const [isLive, setIsLive] = useState(false);
  const queryKey = ['job', id];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/v1/async-actions/{asyncActionId}', {
          params: { path: { asyncActionId: id ?? '' } },
          signal,
        }),
      ),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      isLive || (state.data && hasEnded(state.data)) ? false : READ_MS,
  });
  const { data } = query;
  const isUnderWay = id !== null && data !== undefined && !hasEnded(data);
  useEvents(isUnderWay ? `job/${id}` : null, {
    onEvents: (events) =>
      queries.setQueryData<Job>(
        queryKey,
        (known) => known && jobEventsOf(events).reduce(afterEvent, known),
      ),
    onLive: setIsLive,
  });
  return query;
}
