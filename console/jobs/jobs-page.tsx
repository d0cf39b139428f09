import { Group, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { QueueHold } from '../queue/queue-hold.js';
import { QueueSwitch } from '../queue/queue-switch.js';
import { useCan } from '../session/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { LinkButton } from '../ui/link.js';
import { PageTitle } from '../ui/page-title.js';
import { Problem } from '../ui/problem.js';
import { isFiltered } from '../ui/search-text.js';
import { Waiting } from '../ui/waiting.js';
import type { JobFilter } from './job-filter.js';
import { JobFilterForm } from './job-filter-form.js';
import { JobsTable } from './jobs-table.js';
import { texts } from './texts.js';
import { useJobs } from './use-jobs.js';
import { useLiveJobs } from './use-live-jobs.js';

/** All jobs of the project, live, and the switch of the queue. */
export function JobsPage() {
  const filter = useSearch({ from: '/jobs' });
  const navigate = useNavigate();
  const isLive = useLiveJobs();
  const canUpdate = useCan('vouchers', 'async-actions');
  return (
    <Stack>
      <Group justify="space-between">
        <PageTitle>{texts.title}</PageTitle>
        <Group gap="xs">
          <QueueSwitch isLive={isLive} />
          {canUpdate && <LinkButton to="/bulk-update">{texts.newUpdate}</LinkButton>}
        </Group>
      </Group>
      <QueueHold isLive={isLive} />
      <JobFilterForm
        key={JSON.stringify(filter)}
        filter={filter}
        onFind={(search) => void navigate({ to: '/jobs', search })}
      />
      <JobList filter={filter} isLive={isLive} />
    </Stack>
  );
}

interface JobListProps {
  readonly filter: JobFilter;
  readonly isLive: boolean;
}

function JobList({ filter, isLive }: JobListProps) {
  const { list, error, readOlder, isReadingOlder, olderError } = useJobs(filter, isLive);
  const isComplete = list?.next === null;
  // A search by a code may find its first job far behind the first page.
  const isSearching = list?.jobs.length === 0 && !isComplete;
  return (
    <>
      <Problem error={error ?? olderError} />
      {list === undefined && error === null && <Waiting />}
      {list?.jobs.length === 0 && isComplete && <NoJobs isSearch={isFiltered(filter)} />}
      {list !== undefined && (list.jobs.length > 0 || isSearching) && (
        <JobsTable jobs={list.jobs} onNearEnd={isComplete ? null : readOlder} />
      )}
      {list !== undefined && (list.jobs.length > 0 || isSearching) && (
        <Text size="sm" c="dimmed" role="status">
          {isReadingOlder ? texts.reading : texts.shown(list.jobs.length, isComplete)}
        </Text>
      )}
    </>
  );
}

function NoJobs({ isSearch }: { readonly isSearch: boolean }) {
  return isSearch ? (
    <EmptyState title={texts.noneTitle}>{texts.none}</EmptyState>
  ) : (
    <EmptyState title={texts.emptyTitle}>{texts.empty}</EmptyState>
  );
}
