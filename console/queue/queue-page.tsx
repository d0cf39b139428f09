import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { nameOf } from '../jobs/job-names.js';
import { StateBadge } from '../jobs/state-badge.js';
import { Figures } from '../ui/figures.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import type { Schemas } from '../api/client.js';
import { inWords } from './in-words.js';
import { texts } from './texts.js';
import { useQueue, useQueueControl, useReadiness } from './use-queue.js';

type Queue = Schemas['ProjectQueueResponse'];

/** How the queue of the project does, and the switch that holds it. */
export function QueuePage() {
  const { data: queue, error } = useQueue();
  const control = useQueueControl();
  const isPaused = typeof queue?.paused_at === 'string';
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{texts.title}</PageTitle>
        {queue && (
          <Button
            variant={isPaused ? 'filled' : 'default'}
            loading={control.isPending}
            onClick={() => control.mutate(isPaused ? 'resume' : 'pause')}
          >
            {isPaused ? texts.resume : texts.pause}
          </Button>
        )}
      </Group>
      <Problem error={error ?? control.error} />
      {queue === undefined && error === null && <Waiting />}
      {queue && <QueueState queue={queue} />}
    </Stack>
  );
}

function QueueState({ queue }: { readonly queue: Queue }) {
  const { data: readiness } = useReadiness();
  return (
    <Stack>
      <Hold queue={queue} />
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

function Hold({ queue }: { readonly queue: Queue }) {
  if (!queue.is_held) return <Text c="dimmed">{texts.running}</Text>;
  return (
    <Alert color="yellow" variant="outline" role="status">
      {typeof queue.paused_at === 'string' ? (
        <>
          {texts.paused} <Moment at={queue.paused_at} />.
        </>
      ) : (
        texts.held
      )}
    </Alert>
  );
}
