import { Code } from '@mantine/core';
import type { Schemas } from '../api/client.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Link } from '../ui/link.js';
import { Moment } from '../ui/moment.js';
import { texts } from './texts.js';

type ListedVoucher = Schemas['ListedVoucherResponse'];

const COLUMNS: Column<ListedVoucher>[] = [
  {
    id: 'code',
    header: texts.code,
    cell: ({ row: { original } }) => (
      <Link to="/vouchers/$code" params={{ code: original.code }} size="sm" fw={600}>
        {original.code}
      </Link>
    ),
  },
  {
    id: 'type',
    header: texts.type,
    cell: ({ row }) => texts.types[row.original.type] ?? row.original.type,
  },
  {
    id: 'active',
    header: texts.active,
    cell: ({ row }) => (row.original.active ? texts.yes : texts.no),
  },
  {
    id: 'metadata',
    header: texts.metadata,
    cell: ({ row }) => (
      <Code style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(row.original.metadata)}</Code>
    ),
  },
  {
    id: 'updated',
    header: texts.updated,
    cell: ({ row: { original } }) =>
      original.updated_at === null ? texts.never : <Moment at={original.updated_at} />,
  },
];

/** Vouchers in a table of any length. */
export function VouchersTable({ vouchers }: { readonly vouchers: readonly ListedVoucher[] }) {
  return (
    <DataTable
      label={texts.table}
      columns={COLUMNS}
      rows={vouchers}
      keyOf={({ id }) => id}
      maxHeight="calc(100dvh - 18rem)"
    />
  );
}
