import { useEffect, useMemo } from 'react';
import { useJobs } from '../jobs/use-jobs.js';
import { useNow } from '../ui/use-now.js';
import { depthOf, knownSince, oldestWaitOf, rowsPerMinuteOf } from './last-hour.js';

const HOUR_MS = 3_600_000;
const CLOCK_MS = 5_000;
/** A queue with more jobs than these in an hour is shown as far back as they reach. */
const MOST_JOBS = 1_000;
const ALL = {};

/** How the queue did in the last hour, from the jobs of that time; undefined until they were read. */
export function useLastHour(isLive: boolean) {
  const { list, readOlder, error } = useJobs(ALL, isLive);
  const now = useNow(CLOCK_MS);
  const since = list ? knownSince(list) : Infinity;
  const isEnough = since <= now - HOUR_MS || (list?.jobs.length ?? 0) >= MOST_JOBS;
  useEffect(() => {
    if (!isEnough) readOlder();
  }, [isEnough, readOlder]);
  const series = useMemo(() => {
    if (list === undefined || !isEnough) return undefined;
    // A clock that is behind that of the service must not hide what has just happened.
    const end = Math.max(now, ...list.jobs.map((job) => Date.parse(job.updated_at)));
    const span = { begin: Math.max(end - HOUR_MS, Math.min(since, end)), end };
    return {
      begin: span.begin,
      isWhole: since <= end - HOUR_MS,
      depth: depthOf(list.jobs, span),
      oldestWait: oldestWaitOf(list.jobs, span),
      rowsPerMinute: rowsPerMinuteOf(list.jobs, span),
    };
  }, [list, isEnough, now, since]);
  return { series, error };
}
