import { Anchor, Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { exportAddress } from '../api/places.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Moment } from '../ui/moment.js';
import { ToneBadge, type Tone } from '../ui/tone-badge.js';
import { describeFilters } from '../voucher-filter/describe-filters.js';
import { texts } from './texts.js';
import { isUnderWay, type Export } from './use-exports.js';

interface ExportsTableProps {
  readonly exports: readonly Export[];
  readonly onDelete: (id: string) => void;
}

/** Exports in a table, each with its file once that is whole. */
export function ExportsTable({ exports, onDelete }: ExportsTableProps) {
  const columns = useMemo(() => columnsFor(onDelete), [onDelete]);
  return (
    <DataTable
      label={texts.table}
      columns={columns}
      rows={exports}
      keyOf={({ id }) => id}
      maxHeight="calc(100dvh - 15rem)"
    />
  );
}

function columnsFor(onDelete: (id: string) => void): Column<Export>[] {
  return [
    { id: 'what', header: texts.what, cell: ({ row }) => whatOf(row.original) },
    {
      id: 'columns',
      header: texts.columns,
      cell: ({ row }) => row.original.parameters.fields.length,
    },
    { id: 'state', header: texts.state, cell: ({ row }) => <ExportState one={row.original} /> },
    {
      id: 'rows',
      header: texts.rows,
      cell: ({ row }) => row.original.row_count.toLocaleString('en'),
    },
    {
      id: 'asked',
      header: texts.asked,
      cell: ({ row }) => <Moment at={row.original.created_at} />,
    },
    { id: 'files', header: texts.files, cell: ({ row }) => <Files one={row.original} /> },
    {
      id: 'delete',
      header: () => <VisuallyHidden>{texts.actions}</VisuallyHidden>,
      cell: ({ row: { original } }) => (
        <Button
          variant="default"
          size="xs"
          aria-label={texts.deleteThe(whatOf(original))}
          onClick={() => onDelete(original.id)}
        >
          {texts.delete}
        </Button>
      ),
    },
  ];
}

function whatOf({ parameters: { filters } }: Export): string {
  const conditions = describeFilters(filters);
  if (conditions.length === 0) return texts.all;
  return conditions.join(filters.junction === 'or' ? texts.either : ', ');
}

const TONES: Readonly<Record<Export['status'], Tone>> = {
  SCHEDULED: 'quiet',
  IN_PROGRESS: 'busy',
  DONE: 'good',
  ERROR: 'bad',
};

function ExportState({ one }: { readonly one: Export }) {
  return (
    <Stack gap={2} align="flex-start">
      <ToneBadge tone={TONES[one.status]}>{texts.states[one.status] ?? one.status}</ToneBadge>
      {one.error !== null && (
        <Text size="xs" c="var(--removed)">
          {one.error.details}
        </Text>
      )}
    </Stack>
  );
}

function Files({ one: { result, available_till: till, ...one } }: { readonly one: Export }) {
  if (isUnderWay(one) || result === null) return null;
  const links = [
    [texts.csv, result.url],
    [texts.excel, result.variants.excel],
    [texts.raw, result.variants.raw],
  ] as const;
  return (
    <Stack gap={2}>
      <Group gap="sm" wrap="nowrap">
        {links.map(([name, link]) => (
          <Anchor
            key={name}
            href={exportAddress(link)}
            download
            size="sm"
            style={{ whiteSpace: 'nowrap' }}
          >
            {name}
          </Anchor>
        ))}
      </Group>
      {till !== null && (
        <Text size="xs" c="dimmed">
          {texts.availableTill} <Moment at={till} />
        </Text>
      )}
    </Stack>
  );
}
