import { Code, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../ui/data-table.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import type { AuditEntry } from './audit-filter.js';
import { texts } from './texts.js';

const COLUMNS: Column<AuditEntry>[] = [
  { id: 'when', header: texts.when, cell: ({ row }) => <Moment at={row.original.created_at} /> },
  { id: 'what', header: texts.what, cell: ({ row }) => <What entry={row.original} /> },
  { id: 'object', header: texts.object, cell: ({ row }) => <About entry={row.original} /> },
  { id: 'who', header: texts.who, cell: ({ row }) => <Who entry={row.original} /> },
  { id: 'from', header: texts.fromWhere, cell: ({ row }) => <Whence entry={row.original} /> },
  { id: 'details', header: texts.details, cell: ({ row }) => <Details entry={row.original} /> },
];

/** Entries of the audit trail in a table of any length. */
export function AuditTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  return (
    <DataTable
      label={texts.table}
      columns={COLUMNS}
      rows={entries}
      keyOf={({ id }) => id}
      maxHeight="calc(100dvh - 14rem)"
    />
  );
}

interface PartProps {
  readonly entry: AuditEntry;
}

function What({ entry: { event, count } }: PartProps) {
  return (
    <Stack gap={0}>
      <Text size="sm" fw={600}>
        {texts.events[event]}
      </Text>
      {count > 1 && (
        <Text size="xs" c="dimmed">
          {texts.times(count)}
        </Text>
      )}
    </Stack>
  );
}

function About({ entry: { resource_id: object, project_id: project } }: PartProps) {
  return (
    <Stack gap={0} align="flex-start">
      {object !== null && (
        <Link to="/audit" search={{ object }} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {object}
        </Link>
      )}
      {project !== null && project !== object && (
        <Link to="/audit" search={{ project }} size="xs">
          {project}
        </Link>
      )}
    </Stack>
  );
}

function Who({ entry: { means, app_id: key } }: PartProps) {
  if (key === null) return texts.means[means];
  return (
    <Stack gap={0} align="flex-start">
      <Link to="/audit" search={{ key }} size="sm">
        {key}
      </Link>
      <Text size="xs" c="dimmed">
        {texts.means[means]}
      </Text>
    </Stack>
  );
}

function Whence({ entry: { address, request_id: request } }: PartProps) {
  return (
    <Stack gap={0} align="flex-start">
      {address !== null && (
        <Link to="/audit" search={{ address }} size="sm">
          {address}
        </Link>
      )}
      {request !== null && (
        <Link to="/audit" search={{ request }} size="xs">
          {request}
        </Link>
      )}
    </Stack>
  );
}

function Details({ entry: { details } }: PartProps) {
  if (details === null) return null;
  return <Code style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(details)}</Code>;
}
