import { Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';
import { kindOf, nameOf } from '../jobs/job-names.js';
import type { ListedJob } from '../../src/client/jobs/job-state.js';
import { StateBadge } from '../jobs/state-badge.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Link } from '../ui/link.js';
import { Listed } from '../ui/listed.js';
import { Moment } from '../ui/moment.js';
import { MoreButton } from '../ui/more-button.js';
import { texts } from './texts.js';

const PAGE = 20;

const COLUMNS: Column<ListedJob>[] = [
  {
    id: 'job',
    header: texts.job,
    cell: ({ row: { original } }) => (
      <Link to="/jobs/$jobId" params={{ jobId: original.id }} size="sm" fw={600}>
        {nameOf(original)}
      </Link>
    ),
  },
  { id: 'kind', header: texts.jobKind, cell: ({ row }) => kindOf(row.original) },
  { id: 'state', header: texts.jobState, cell: ({ row }) => <StateBadge job={row.original} /> },
  { id: 'at', header: texts.jobSent, cell: ({ row }) => <Moment at={row.original.created_at} /> },
];

/** The jobs with a row for a code, whatever became of the row. */
export function JobsOfVoucher({ code }: { readonly code: string }) {
  const query = useJobsOf(code);
  const { jobs, error } = query;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {texts.jobsTitle}
      </Title>
      <Listed
        rows={jobs}
        error={error}
        empty={<Text c="dimmed">{query.hasNextPage ? texts.noJobsYet : texts.noJobs}</Text>}
      >
        {(rows) => (
          <DataTable
            label={texts.jobsTable}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ id }) => id}
            maxHeight="22rem"
          />
        )}
      </Listed>
      <MoreButton of={query}>{texts.olderJobs}</MoreButton>
    </Stack>
  );
}

function useJobsOf(code: string) {
  const query = useInfiniteQuery({
    queryKey: ['voucher', code, 'jobs'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/async-actions', {
          params: {
            query: { code, limit: PAGE, ...(pageParam && { starting_after_id: pageParam }) },
          },
          signal,
        }),
      ),
    // A page can be empty while older jobs follow: one request looks at so many rows only.
    getNextPageParam: ({ more_starting_after: next }) => next ?? undefined,
  });
  return { ...query, jobs: query.data?.pages.flatMap((page) => page.async_actions) };
}
