import { Text } from '@mantine/core';
import type { ReportRow } from '../report/report-row.js';
import { Differences } from '../ui/differences.js';

/** The keys of a row that would differ, or why it would fail. */
export function RowDifference({ row }: { readonly row: ReportRow }) {
  if (row.error !== null) {
    return (
      <Text size="sm" c="var(--removed)">
        {row.error.details || row.error.message}
      </Text>
    );
  }
  return <Differences of={row.changes ?? {}} />;
}
