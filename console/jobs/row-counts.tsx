import { Text } from '@mantine/core';
import type { ListedJob } from './job-state.js';
import { texts } from './texts.js';

/** How many rows of a job are done, of how many, and how many failed. */
export function RowCounts({ job }: { readonly job: Pick<ListedJob, 'counts'> }) {
  const { done, failed, total } = job.counts;
  return (
    <Text size="sm" className="numbers" style={{ whiteSpace: 'nowrap' }}>
      {texts.counts(done, total)}
      {failed > 0 && (
        <Text component="span" size="sm" c="var(--removed)">
          {' · '}
          {texts.failed(failed)}
        </Text>
      )}
    </Text>
  );
}
