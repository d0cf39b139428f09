import { expect } from '@jest/globals';
import type { BulkItem } from '../../factories/bulk-items.js';
import type { Service } from '../service/service.js';

type FinishedAction = Parameters<Service['api']['report']>[0];

/**
 * Expects that a finished bulk update did exactly what was asked, once: its counts, the revision of
 * every voucher, and one line of the report for each row in the order of the request.
 */
export async function expectAppliedOnce(
  service: Service,
  actionId: string,
  items: readonly BulkItem[],
  isUnknown: (index: number) => boolean = () => false,
): Promise<void> {
  const action = await service.api.waitForAction(actionId, 60_000);
  const unknownCount = items.filter((_, index) => isUnknown(index)).length;
  expect(action).toMatchObject({
    status: 'DONE',
    operation_status: unknownCount === 0 ? 'SUCCESS' : 'FAILED',
    progress: 100,
    result: { done_count: items.length - unknownCount, failed_count: unknownCount },
  });
  expect(await countByRevision(service)).toContainEqual({
    revision: 1,
    vouchers: items.length - unknownCount,
  });
  expect((await countByRevision(service)).filter(({ revision }) => revision > 1)).toEqual([]);
  const report = await service.api.report(action as FinishedAction);
  expectReport(report, items, isUnknown);
}

/** How many vouchers have been changed how often. */
export function countByRevision(
  service: Service,
): Promise<{ revision: number; vouchers: number }[]> {
  return service.database.read(
    'SELECT revision, CAST(count(*) AS integer) AS vouchers FROM vouchers GROUP BY revision ORDER BY revision',
  );
}

/** Expects one line a row, in the order of the request, each with what became of it. */
export function expectReport(
  csv: string,
  items: readonly BulkItem[],
  isUnknown: (index: number) => boolean,
): void {
  const lines = csv.trimEnd().split('\n').slice(1);
  const actual = lines.map((line) => line.split(',').slice(0, 5).join(','));
  const expected = items.map(({ code }, index) => {
    const outcome = isUnknown(index) ? '"false","false","not_found"' : '"true","true",';
    return `"${index + 1}","${code}",${outcome}`;
  });
  // Compared as a whole first: a difference in many thousand lines would be a very long message.
  const firstDifference = expected.findIndex((line, index) => line !== actual[index]);
  expect(actual[firstDifference]).toBe(expected[firstDifference]);
  expect(actual).toHaveLength(expected.length);
}
