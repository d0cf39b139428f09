import { Code, Stack, Text, Title } from '@mantine/core';
import { useCan } from '../session/session.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Differences } from '../ui/differences.js';
import { Link } from '../ui/link.js';
import { Listed } from '../ui/listed.js';
import { Moment } from '../ui/moment.js';
import { MoreButton } from '../ui/more-button.js';
import { changesOf } from './changes-of-entry.js';
import { texts } from './texts.js';
import { useHistory, type HistoryEntry } from './use-history.js';

const COLUMNS: Column<HistoryEntry>[] = [
  { id: 'when', header: texts.when, cell: ({ row }) => <Moment at={row.original.created_at} /> },
  {
    id: 'what',
    header: texts.what,
    cell: ({ row }) => texts.events[row.original.event] ?? row.original.event,
  },
  { id: 'by', header: texts.by, cell: ({ row }) => <ChangedBy entry={row.original} /> },
  { id: 'who', header: texts.who, cell: ({ row }) => row.original.key_name ?? texts.unnamedKey },
  {
    id: 'differences',
    header: texts.differences,
    cell: ({ row: { original } }) =>
      original.changes === null ? texts.untold : <Differences of={changesOf(original.changes)} />,
  },
];

/** Who changed a voucher, when, and what. */
export function History({ code }: { readonly code: string }) {
  const query = useHistory(code);
  const { entries, error } = query;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {texts.title}
      </Title>
      <Listed rows={entries} error={error} empty={<Text c="dimmed">{texts.empty}</Text>}>
        {(rows) => (
          <DataTable
            label={texts.table}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ id }) => id}
            maxHeight="28rem"
          />
        )}
      </Listed>
      <MoreButton of={query}>{texts.more}</MoreButton>
    </Stack>
  );
}

function ChangedBy({ entry }: { readonly entry: HistoryEntry }) {
  const { async_action_id: jobId, row, route } = entry;
  const canOpenJob = useCan('async-actions');
  if (jobId === null) return <Code>{route}</Code>;
  return (
    <>
      {row !== null && texts.row(row)}{' '}
      {canOpenJob ? (
        <Link to="/jobs/$jobId" params={{ jobId }} size="sm">
          {jobId}
        </Link>
      ) : (
        jobId
      )}
    </>
  );
}
