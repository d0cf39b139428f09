import { Group, Progress, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../ui/data-table.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { kindOf, nameOf, paceOf } from './job-names.js';
import { hasEnded, type ListedJob } from '../../src/client/jobs/job-state.js';
import classes from './jobs-table.module.css';
import { RowCounts } from './row-counts.js';
import { StateBadge } from './state-badge.js';
import { texts } from './texts.js';

const COLUMNS: Column<ListedJob>[] = [
  {
    id: 'job',
    header: texts.job,
    cell: ({ row }) => (
      <Stack gap={0}>
        <Link to="/jobs/$jobId" params={{ jobId: row.original.id }} size="sm" fw={600}>
          {nameOf(row.original)}
        </Link>
        <Text size="xs" c="dimmed">
          {kindOf(row.original)}
        </Text>
      </Stack>
    ),
  },
  { id: 'state', header: texts.state, cell: ({ row }) => <StateBadge job={row.original} /> },
  { id: 'progress', header: texts.progress, cell: ({ row }) => <RowProgress job={row.original} /> },
  { id: 'rows', header: texts.rows, cell: ({ row }) => <RowCounts job={row.original} /> },
  { id: 'pace', header: texts.pace, cell: ({ row }) => paceOf(row.original) },
  { id: 'key', header: texts.sentBy, cell: ({ row }) => row.original.key_name ?? texts.unnamedKey },
  { id: 'at', header: texts.sentAt, cell: ({ row }) => <Moment at={row.original.created_at} /> },
];

interface JobsTableProps {
  readonly jobs: readonly ListedJob[];
  /** Called when the reader comes near the last one; null when there are no further ones. */
  readonly onNearEnd?: (() => void) | null;
}

/** The jobs in a table of any length. */
export function JobsTable({ jobs, onNearEnd = null }: JobsTableProps) {
  return (
    <DataTable
      label={texts.table}
      columns={COLUMNS}
      rows={jobs}
      keyOf={({ id }) => id}
      className={classes.jobs}
      maxHeight="max(22rem, calc(100dvh - 19rem))"
      onNearEnd={onNearEnd}
    />
  );
}

function RowProgress({ job }: { readonly job: ListedJob }) {
  return (
    <Group gap="xs" wrap="nowrap" miw={110}>
      <Progress
        value={job.progress}
        color={hasEnded(job) ? 'gray.6' : undefined}
        flex={1}
        aria-label={`${texts.progress} ${nameOf(job)}`}
      />
      <Text size="xs" w={34} ta="right" style={{ whiteSpace: 'nowrap' }}>
        {job.progress}%
      </Text>
    </Group>
  );
}
