import { reportLines } from './report-lines.js';

/** What a report says of each row, in its order: `updated`, or the key of its error. */
export function outcomesOf(csv: string): string[] {
  return reportLines(csv).map(({ updated, error_key: key = '' }) =>
    updated === 'true' ? 'updated' : key,
  );
}
