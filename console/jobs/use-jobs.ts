import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, bodyOf } from '../api/client.js';
import { REMEMBERED_MS } from '../events/places-in-streams.js';
import { JOBS } from './job-feed.js';
import { queryOf, type JobFilter } from './job-filter.js';
import { withNewest, withOlder, type JobList } from './job-list.js';
import { hasEnded } from '../../src/client/jobs/job-state.js';

const PAGE = 100;
/** Events say nothing of a job that was sent and waits behind another one. */
const READ_LIVE_MS = 10_000;
const READ_BUSY_MS = 2_000;
const READ_IDLE_MS = 10_000;

/**
 * The jobs that a filter takes, newest first, as far as the reader has come.
 * @param isLive whether events feed the list; otherwise it is read more often
 */
export function useJobs(filter: JobFilter, isLive: boolean) {
  const queries = useQueryClient();
  const queryKey = [JOBS, filter];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const page = await readJobs(filter, null, signal);
      return withNewest(queries.getQueryData<JobList>(queryKey), page);
    },
    placeholderData: keepPreviousData,
    // Comparing all that was read with all that is there takes longer than showing it.
    structuralSharing: false,
    gcTime: REMEMBERED_MS,
    refetchInterval: ({ state }) => {
      if (isLive) return READ_LIVE_MS;
      return state.data?.jobs.every(hasEnded) === false ? READ_BUSY_MS : READ_IDLE_MS;
    },
  });
  const older = useOlder();
  const { data, isPlaceholderData } = query;
  const { mutate, isPending } = older;
  const next = isPlaceholderData || isPending ? null : (data?.next ?? null);
  const readOlder = useCallback(() => {
    if (next !== null) mutate({ filter, after: next });
  }, [next, mutate, filter]);
  return { ...query, list: data, readOlder, isReadingOlder: isPending, olderError: older.error };
}

interface OlderPage {
  readonly filter: JobFilter;
  readonly after: string;
}

function useOlder() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ filter, after }: OlderPage) => readJobs(filter, after),
    onSuccess: (page, { filter, after }) =>
      queries.setQueryData<JobList>(
        [JOBS, filter],
        (known) => known && withOlder(known, page, after),
      ),
  });
}

async function readJobs(
  filter: JobFilter,
  after: string | null,
  signal?: AbortSignal,
): Promise<JobList> {
  const query = {
    limit: PAGE,
    ...queryOf(filter),
    ...(after !== null && { starting_after_id: after }),
  };
  const page = await bodyOf(api.GET('/v1/async-actions', { params: { query }, signal }));
  return { jobs: page.async_actions, next: page.has_more ? page.more_starting_after : null };
}
