import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { jobEventsOf } from '../../src/client/events/job-event.js';
import { useEvents } from '../events/use-events.js';
import { JobFeed } from './job-feed.js';

/**
 * Feeds every list of jobs, and the queue, with the events of the project.
 * @returns false while there is no stream, so that what it feeds must be read more often
 */
export function useLiveJobs(): boolean {
  const queries = useQueryClient();
  const [feed] = useState(() => new JobFeed(queries));
  const [isLive, setIsLive] = useState(false);
  useEffect(() => () => feed.stop(), [feed]);
  useEvents('project', {
    onEvents: (events) => feed.take(jobEventsOf(events)),
    onLive: (isOpen) => {
      setIsLive(isOpen);
      if (isOpen) feed.refresh();
    },
  });
  return isLive;
}
