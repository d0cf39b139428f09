import type { ReportRow } from './report-row.js';

/** Rows that failed for the same kind of reason. */
export interface FailureGroup {
  readonly key: string;
  readonly message: string;
  readonly rows: readonly ReportRow[];
}

/** Groups the rows that failed by their reason, the most frequent one first. */
export function groupFailures(rows: readonly ReportRow[]): FailureGroup[] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) {
    if (row.error === null) continue;
    const group = groups.get(row.error.key);
    if (group) group.push(row);
    else groups.set(row.error.key, [row]);
  }
  return [...groups]
    .map(([key, failed]) => ({ key, message: failed[0]?.error?.message ?? key, rows: failed }))
    .sort((one, other) => other.rows.length - one.rows.length);
}
