import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { ListedJob } from '../../src/client/jobs/job-state.js';
import { withSample, type Samples } from './rate-series.js';

const NONE: Samples = [];
const keyOf = (id: string) => ['samples', id];

/** Keeps how many rows a job has behind it. Before its first rows nothing is known of its rate. */
export function noteSample(queries: QueryClient, job: ListedJob): void {
  const rows = job.counts.done + job.counts.failed;
  if (rows === 0) return;
  const sample = { at: Date.parse(job.updated_at), rows };
  queries.setQueryData<Samples>(keyOf(job.id), (known = NONE) => withSample(known, sample));
}

/** The samples of a job that were taken since its page was opened. */
export function useSamples(id: string): Samples {
  const { data } = useQuery({
    queryKey: keyOf(id),
    queryFn: () => NONE,
    enabled: false,
    initialData: NONE,
  });
  return data;
}
