import { Group, Stack, Text } from '@mantine/core';
import { DataTable, type Column } from '../ui/data-table.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import type { AuditEntry } from './audit-filter.js';
import { texts } from './texts.js';

/** A code may be long; an id is not. */
const LONG = { overflowWrap: 'anywhere', minWidth: '12rem' } as const;
const ONE_LINE = { whiteSpace: 'nowrap' } as const;

const COLUMNS: Column<AuditEntry>[] = [
  { id: 'when', header: texts.when, cell: ({ row }) => <Moment at={row.original.created_at} /> },
  { id: 'what', header: texts.what, cell: ({ row }) => <What entry={row.original} /> },
  { id: 'object', header: texts.object, cell: ({ row }) => <About entry={row.original} /> },
  { id: 'who', header: texts.who, cell: ({ row }) => <Who entry={row.original} /> },
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
        <Link to="/audit" search={{ object }} size="sm" style={LONG}>
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

function Who({ entry }: PartProps) {
  const { means, app_id: key, address, request_id: request } = entry;
  return (
    <Stack gap={0} align="flex-start">
      {key !== null && (
        <Link to="/audit" search={{ key }} size="sm">
          {key}
        </Link>
      )}
      <Text size={key === null ? 'sm' : 'xs'} c={key === null ? undefined : 'dimmed'}>
        {texts.means[means]}
      </Text>
      <Group gap="xs" wrap="nowrap">
        {address !== null && (
          <Link to="/audit" search={{ address }} size="xs" style={ONE_LINE}>
            {address}
          </Link>
        )}
        {request !== null && (
          <Link to="/audit" search={{ request }} size="xs" style={ONE_LINE}>
            {request}
          </Link>
        )}
      </Group>
    </Stack>
  );
}

function Details({ entry: { details } }: PartProps) {
  return (
    <Stack gap={0} miw="14rem">
      {Object.entries(details ?? {}).map(([name, value]) => (
        <Text key={name} size="xs" style={{ overflowWrap: 'anywhere' }}>
          <b>{name}</b> {typeof value === 'string' ? value : JSON.stringify(value)}
        </Text>
      ))}
    </Stack>
  );
}
