import { Button, Group, Stack } from '@mantine/core';
import { useCan } from '../session/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { JobsTable } from './jobs-table.js';
import { texts } from './texts.js';
import { useJobs } from './use-jobs.js';

/** All jobs of the project, live. */
export function JobsPage() {
  const { jobs, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useJobs();
  const canUpdate = useCan('vouchers', 'async-actions');
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{texts.title}</PageTitle>
        {canUpdate && <LinkButton to="/bulk-update">{texts.newUpdate}</LinkButton>}
      </Group>
      <Problem error={error} />
      {jobs === undefined && error === null && <Waiting />}
      {jobs?.length === 0 && <EmptyState title={texts.emptyTitle}>{texts.empty}</EmptyState>}
      {jobs !== undefined && jobs.length > 0 && <JobsTable jobs={jobs} />}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </Stack>
  );
}
