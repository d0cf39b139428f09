import { Group, Stack, Text } from '@mantine/core';
import { nameOf } from '../jobs/job-names.js';
import { useLiveJobs } from '../jobs/use-live-jobs.js';
import { StateBadge } from '../jobs/state-badge.js';
import { Figures } from '../ui/figures.js';
import { Link } from '../ui/link.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import type { Schemas } from '../api/client.js';
import { inWords } from '../ui/in-words.js';
import { LastHourPlots } from './last-hour-plots.js';
import { texts } from './texts.js';
import { QueueHold } from './queue-hold.js';
import { QueueSwitch } from './queue-switch.js';
import { useQueue, useReadiness } from './use-queue.js';

type Queue = Schemas['ProjectQueueResponse'];

/** How the queue of the project does, and the switch that holds it. */
export function QueuePage() {
  const isLive = useLiveJobs();
  const { data: queue, error } = useQueue(isLive);
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{texts.title}</PageTitle>
        <QueueSwitch isLive={isLive} />
      </Group>
      <Problem error={error} />
      <QueueHold isLive={isLive} />
      {queue === undefined && error === null && <Waiting />}
      {queue && <QueueState queue={queue} />}
      <LastHourPlots isLive={isLive} />
    </Stack>
  );
}

function QueueState({ queue }: { readonly queue: Queue }) {
  const { data: readiness } = useReadiness();
  return (
    <Stack>
      <Figures
        figures={[
          { name: texts.depth, value: queue.depth },
          {
            name: texts.oldest,
            value: queue.oldest_wait === null ? texts.none : inWords(queue.oldest_wait),
          },
          ...(readiness ? [{ name: texts.service, value: texts.states[readiness.status] }] : []),
        ]}
      />
      <Group className="panel" p="md" gap="sm">
        {queue.head === null && <Text c="dimmed">{texts.empty}</Text>}
        {queue.head !== null && (
          <>
            <Text>{texts.head}:</Text>
            <Link to="/jobs/$jobId" params={{ jobId: queue.head.id }}>
              {nameOf(queue.head)}
            </Link>
            <StateBadge job={queue.head} />
          </>
        )}
      </Group>
    </Stack>
  );
}
