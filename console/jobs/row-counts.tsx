import { Group, Text } from '@mantine/core';
import type { ListedJob } from '../../src/client/jobs/job-state.js';
import { texts } from './texts.js';

/** How many rows of a job are done, of how many, and how many failed. */
export function RowCounts({ job }: { readonly job: Pick<ListedJob, 'counts'> }) {
  const { done, failed, total } = job.counts;
  return (
    <Group gap="0 0.5rem" className="numbers" style={{ whiteSpace: 'nowrap' }}>
      <Text size="sm">{texts.counts(done, total)}</Text>
      {failed > 0 && (
        <Text size="sm" c="var(--removed)">
          {texts.failed(failed)}
        </Text>
      )}
    </Group>
  );
}
