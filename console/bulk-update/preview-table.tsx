import { Code } from '@mantine/core';
import { DataTable, type Column } from '../ui/data-table.js';
import { texts } from './texts.js';

interface PreviewRow {
  readonly number: number;
  readonly code: string;
  readonly rest: string;
}

const COLUMNS: Column<PreviewRow>[] = [
  { id: 'row', header: texts.row, cell: ({ row }) => row.original.number },
  { id: 'code', header: texts.code, cell: ({ row }) => row.original.code },
  { id: 'item', header: texts.item, cell: ({ row }) => <Code>{row.original.rest}</Code> },
];

interface PreviewTableProps {
  readonly label: string;
  readonly items: readonly object[];
}

/** Rows as they will be sent. */
export function PreviewTable({ label, items }: PreviewTableProps) {
  const rows = items.map((item, at): PreviewRow => {
    const { code, metadata, ...others } = item as Record<string, unknown>;
    const rest = Object.keys(others).length === 0 ? metadata : { metadata, ...others };
    return { number: at + 1, code: String(code), rest: JSON.stringify(rest) };
  });
  return (
    <DataTable
      label={label}
      columns={COLUMNS}
      rows={rows}
      keyOf={(row) => String(row.number)}
      maxHeight="26rem"
    />
  );
}
