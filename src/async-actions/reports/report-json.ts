import type { ReportRow } from './report-rows.js';

/** A row of a report as a line of NDJSON. */
export function toNdjson({ changes, ...row }: ReportRow): string {
  const { row: number, code, status, found, updated, error } = row;
  const text = JSON.stringify({ row: number, code, status, found, updated, error });
  return changes === undefined ? `${text}\n` : `${text.slice(0, -1)},"changes":${changes}}\n`;
}
