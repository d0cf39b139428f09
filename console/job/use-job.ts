import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, bodyOf } from '../api/client.js';
import { jobEventsOf } from '../../src/client/events/job-event.js';
import { useEvents } from '../events/use-events.js';
import { hasEnded } from '../../src/client/jobs/job-state.js';
import { afterEvent } from './after-event.js';
import type { Job } from '../../src/client/jobs/result.js';
import { noteSample } from './samples.js';

const READ_MS = 1_000;

/** A job, as its events say until it has ended. While there is no stream it is read again and again. */
export function useJob(id: string | null) {
  const queries = useQueryClient();
  const [isLive, setIsLive] = useState(false);
  const queryKey = ['job', id];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const params = { path: { asyncActionId: id ?? '' } };
      const job = await bodyOf(api.GET('/v1/async-actions/{asyncActionId}', { params, signal }));
      noteSample(queries, job);
      return job;
    },
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      isLive || (state.data && hasEnded(state.data)) ? false : READ_MS,
  });
  const { data } = query;
  const isUnderWay = id !== null && data !== undefined && !hasEnded(data);
  useEvents(isUnderWay ? `job/${id}` : null, {
    onEvents: (events) => {
      const come = jobEventsOf(events);
      for (const { job } of come) noteSample(queries, job);
      queries.setQueryData<Job>(queryKey, (known) => known && come.reduce(afterEvent, known));
    },
    onLive: setIsLive,
  });
  return query;
}
