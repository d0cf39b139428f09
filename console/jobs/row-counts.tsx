import { Text } from '@mantine/core';
import type { ListedJob } from './job-state.js';
import { texts } from './texts.js';

const NO_BREAK = { whiteSpace: 'nowrap' } as const;

/** How many rows of a job are done, of how many, and how many failed. */
export function RowCounts({ job }: { readonly job: Pick<ListedJob, 'counts'> }) {
  const { done, failed, total } = job.counts;
  return (
    <Text size="sm" className="numbers">
      <span style={NO_BREAK}>{texts.counts(done, total)}</span>
      {failed > 0 && (
        <Text component="span" size="sm" c="var(--removed)">
          {' · '}
          <span style={NO_BREAK}>{texts.failed(failed)}</span>
        </Text>
      )}
    </Text>
  );
}
