import { Group, Progress, Stack, Text } from '@mantine/core';
import { paceOf } from '../jobs/job-names.js';
import { RowCounts } from '../jobs/row-counts.js';
import { inWords } from '../ui/in-words.js';
import { Moment } from '../ui/moment.js';
import type { Job } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';

/** How far a job is that has not ended, and when it will. */
export function UnderWay({ job }: { readonly job: Job }) {
  const isPaused = job.paused_at !== undefined;
  const isRunning = job.status === 'IN_PROGRESS' && !isPaused;
  return (
    <Stack gap="xs" className="panel" p="md">
      <Group justify="space-between">
        <Text size="sm" role="status">
          {isPaused && texts.paused} {job.holds_queue === true && texts.holds}
          {!isPaused && !isRunning && texts.waiting}
        </Text>
        <Text fw={600} className="numbers">
          {job.progress}%
        </Text>
      </Group>
      <Progress size="lg" value={job.progress} aria-label={texts.progress} animated={isRunning} />
      <Group justify="space-between" gap="xs">
        <RowCounts job={job} />
        <Text size="sm" c="dimmed" className="numbers">
          {paceOf(job)} <End job={job} />
        </Text>
      </Group>
    </Stack>
  );
}

/** When it is expected to end: of one that runs the time that is left, which needs no clock that goes right. */
function End({ job }: { readonly job: Job }) {
  const { rows_per_second: rate, estimated_end_at: end, counts } = job;
  if (end === null) return null;
  const isRunning = job.status === 'IN_PROGRESS';
  if (isRunning && rate !== null && counts.unprocessed !== null) {
    return ` · ${texts.left(inWords((1_000 * counts.unprocessed) / rate))}`;
  }
  return (
    <>
      {' · '}
      {texts.endsAt} <Moment at={end} />
    </>
  );
}
