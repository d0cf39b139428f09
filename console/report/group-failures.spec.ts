import { expect, it } from '@jest/globals';
import { groupFailures } from './group-failures.js';
import type { ReportRow } from './report-row.js';

const row = (number: number, key: string | null): ReportRow => ({
  row: number,
  code: `code-${number}`,
  found: key === null,
  updated: key === null,
  error: key === null ? null : { key, message: `Message of ${key}`, details: '' },
  changes: null,
});

it('failures are grouped by their reason, the most frequent one first', () => {
  const groups = groupFailures([row(1, 'a'), row(2, 'b'), row(3, null), row(4, 'b')]);

  expect(groups.map(({ message, rows }) => [message, rows.map((failed) => failed.row)])).toEqual([
    ['Message of b', [2, 4]],
    ['Message of a', [1]],
  ]);
});
