import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';
import { hasEnded, type ListedJob } from './job-state.js';

const PAGE = 100;
const POLL_BUSY_MS = 1_500;
const POLL_IDLE_MS = 10_000;

/** The jobs of the project, newest first, a page at a time. Read again while they change. */
export function useJobs() {
  const query = useInfiniteQuery({
    queryKey: ['jobs'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/async-actions', {
          params: {
            query: { limit: PAGE, ...(pageParam !== undefined && { end_date: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ has_more: hasMore, async_actions: jobs }) =>
      hasMore ? jobs.at(-1)?.created_at : undefined,
    refetchInterval: ({ state }) => {
      const jobs = state.data?.pages[0]?.async_actions ?? [];
      return jobs.some((job) => !hasEnded(job)) ? POLL_BUSY_MS : POLL_IDLE_MS;
    },
  });
  return {
    ...query,
    jobs: query.data && distinct(query.data.pages.flatMap((page) => page.async_actions)),
  };
}

/** Pages that were read at different times can overlap. */
function distinct(jobs: ListedJob[]): ListedJob[] {
  return [...new Map(jobs.map((job) => [job.id, job])).values()];
}
