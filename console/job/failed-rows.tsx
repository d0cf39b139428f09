import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { groupFailures } from '../report/group-failures.js';
import type { ReportRow } from '../report/report-row.js';
import { useReport } from '../report/use-report.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { Link } from '../ui/link.js';
import { Problem } from '../ui/problem.js';
import { Waiting } from '../ui/waiting.js';
import type { JobResult, Part } from '../../src/client/jobs/result.js';
import { texts } from './texts.js';

const COLUMNS: Column<ReportRow>[] = [
  { id: 'row', header: texts.row, cell: ({ row }) => row.original.row },
  {
    id: 'code',
    header: texts.code,
    cell: ({ row: { original } }) =>
      original.found === false ? (
        original.code
      ) : (
        <Link to="/vouchers/$code" params={{ code: original.code }} size="sm">
          {original.code}
        </Link>
      ),
  },
  {
    id: 'reason',
    header: texts.reason,
    cell: ({ row }) => row.original.error?.details || row.original.error?.message,
  },
];

interface FailedRowsProps {
  readonly jobId: string;
  readonly files: JobResult['files'];
}

/** The rows that failed or were not processed, by their reasons. */
export function FailedRows({ jobId, files }: FailedRowsProps) {
  return (
    <Stack>
      <Title order={2} size="h4">
        {texts.failures}
      </Title>
      <RowsOfPart jobId={jobId} part="failed" link={files.failed} />
      <RowsOfPart jobId={jobId} part="unprocessed" link={files.unprocessed} />
    </Stack>
  );
}

interface RowsOfPartProps {
  readonly jobId: string;
  readonly part: Part;
  readonly link: string | undefined;
}

function RowsOfPart({ jobId, part, link }: RowsOfPartProps) {
  const { data, error, isPending } = useReport(jobId, link && `${link}&raw=true`, part);
  const groups = useMemo(() => groupFailures(data ?? []), [data]);
  if (link === undefined) return null;
  return (
    <>
      <Problem error={error} />
      {isPending && <Waiting />}
      {groups.map(({ key, message, rows }) => (
        <Stack key={key} gap="xs">
          <Text fw={600}>{texts.failuresOf(message, rows.length)}</Text>
          <DataTable
            label={texts.failuresOf(message, rows.length)}
            columns={COLUMNS}
            rows={rows}
            keyOf={({ row }) => String(row)}
            maxHeight="22rem"
          />
        </Stack>
      ))}
    </>
  );
}
