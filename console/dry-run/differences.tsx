import { NativeSelect, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { fateOf, type Fate, type ReportRow } from '../report/report-row.js';
import { useReport } from '../report/use-report.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import { RowDifference } from './row-difference.js';
import { texts } from './texts.js';

const COLUMNS: Column<ReportRow>[] = [
  { id: 'row', header: texts.row, cell: ({ row }) => row.original.row },
  { id: 'code', header: texts.code, cell: ({ row }) => row.original.code },
  {
    id: 'outcome',
    header: texts.outcome,
    cell: ({ row }) => texts.fates[fateOf(row.original, true)],
  },
  {
    id: 'differences',
    header: texts.differences,
    cell: ({ row }) => <RowDifference row={row.original} />,
  },
];

interface DifferencesProps {
  readonly jobId: string;
  readonly link: string | undefined;
}

/** What a dry run would do to each row. */
export function Differences({ jobId, link }: DifferencesProps) {
  const { data, error, isPending } = useReport(jobId, link);
  const [shown, setShown] = useState<Fate | 'all'>('all');
  const rows = useMemo(
    () => (data ?? []).filter((row) => shown === 'all' || fateOf(row, true) === shown),
    [data, shown],
  );
  if (link === undefined) return null;
  if (isPending) return <Waiting />;
  return (
    <Stack>
      <Problem error={error} />
      <NativeSelect
        maw={240}
        label={texts.show}
        value={shown}
        data={[
          { value: 'all', label: texts.all },
          ...Object.entries(texts.fates).map(([value, label]) => ({ value, label })),
        ]}
        onChange={({ currentTarget: { value } }) => setShown(value as Fate | 'all')}
      />
      {rows.length === 0 && <Text c="dimmed">{texts.noneOfThese}</Text>}
      {rows.length > 0 && (
        <DataTable
          label={texts.table}
          columns={COLUMNS}
          rows={rows}
          keyOf={({ row }) => String(row)}
          maxHeight="26rem"
        />
      )}
    </Stack>
  );
}
