import { Button, Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { TableFile } from '../../src/client/files/source-file.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { sortColumns } from './known-columns.js';
import { texts } from './texts.js';

const PREVIEW_ROWS = 50;

interface PreviewRow {
  readonly number: number;
  readonly cells: readonly unknown[];
}

interface ImportPreviewProps {
  readonly file: TableFile;
  readonly onNext: () => void;
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell : JSON.stringify(cell ?? '');
}

/** The first rows of a file, and what its columns are taken for. */
export function ImportPreview({ file, onNext }: ImportPreviewProps) {
  const { known, metadata } = sortColumns(file.columns);
  const columns = useMemo(
    (): Column<PreviewRow>[] => [
      { id: 'number', header: texts.row, cell: ({ row }) => row.original.number },
      ...file.columns.map((title, at): Column<PreviewRow> => ({
        id: `column-${at}`,
        header: title,
        cell: ({ row }) => textOf(row.original.cells[at]),
      })),
    ],
    [file.columns],
  );
  const rows = useMemo(
    () => file.rows.slice(0, PREVIEW_ROWS).map((cells, at) => ({ number: at + 1, cells })),
    [file.rows],
  );
  const title = texts.preview(rows.length, file.rows.length);
  return (
    <Stack>
      <Stack gap={4} className="panel" p="md">
        <Named name={texts.known} columns={known} />
        <Named name={texts.metadata} columns={metadata} />
        {file.encoding !== 'utf-8' && <Text size="sm">{texts.isUtf8}</Text>}
      </Stack>
      <Text fw={600}>{title}</Text>
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ number }) => String(number)}
        maxHeight="26rem"
      />
      <Group>
        <Button onClick={onNext}>{texts.next}</Button>
      </Group>
    </Stack>
  );
}

function Named({ name, columns }: { readonly name: string; readonly columns: readonly string[] }) {
  return (
    <Text size="sm">
      <b>{name}:</b> {columns.length === 0 ? texts.none : columns.join(', ')}
    </Text>
  );
}
