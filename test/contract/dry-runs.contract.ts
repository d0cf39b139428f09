import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { voucherDifference } from '../../src/vouchers/domain/voucher-difference.js';
import { IMPORT_CSV } from '../../src/vouchers/operations/import-csv/import-csv.operation.js';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { METADATA_UPDATE } from '../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { codeOf, WORTH } from '../factories/bulk-items.js';
import { arbitraryMetadata } from '../support/vouchers/arbitrary-metadata.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { csvBody, DryRuns, type Ran } from '../support/jobs/dry-runs.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { versionOf } from '../support/vouchers/voucher-versions.js';

const PROJECT = 'p';
const VOUCHERS = 4;
const DRY = { isDryRun: true };

const CHANGED_SINCE = 'changed_since_dry_run';

/** What a dry run and its confirmation promise, on every database. */
export function dryRunsContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`dry runs: ${name}`, () => {
    let service: BulkUpdates;
    let jobs: DryRuns;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
      jobs = new DryRuns(service, PROJECT);
      await service.addVouchers(PROJECT, VOUCHERS);
    });

    afterEach(() => service.dispose());

    const find = (code: string) => service.vouchers.find(PROJECT, code);

    /** Everything of the vouchers with these codes but when they were changed. */
    const statesOf = async (codes: readonly string[]) =>
      Promise.all(
        codes.map(async (code) => {
          const voucher = await find(code);
          return voucher && { ...voucher, createdAt: 0, updatedAt: 0 };
        }),
      );

    async function changeByHand(code: string): Promise<void> {
      const version = await versionOf(service.vouchers, PROJECT, code);
      const patches = JSON.stringify([[code, '{"by":"hand"}', 1, version]]);
      await service.transactions.run((tx) =>
        service.vouchers.writeMetadata(tx, PROJECT, patches, 1),
      );
    }

    const errorsOf = ({ outcomes }: Ran) =>
      outcomes.flatMap(({ row, error }) => (error ? [[row, error.key]] : []));

    it('write nothing and say what each row would change', async () => {
      const items = [
        { code: codeOf(0), metadata: { a: 1 } },
        { code: 'nobody', metadata: { a: 1 } },
        { code: codeOf(0), metadata: { a: 2, b: null } },
        { code: codeOf(1), metadata: {} },
      ];
      const before = await statesOf([codeOf(0), codeOf(1)]);

      expect(await jobs.run(items, DRY)).toMatchObject({
        doneCount: 3,
        failedCount: 1,
        changedCount: 2,
        outcomes: [{ row: 2, error: { key: 'not_found' } }],
        changes: { 1: { a: { after: 1 } }, 3: { a: { before: 1, after: 2 }, b: { after: null } } },
      });
      expect(await statesOf([codeOf(0), codeOf(1)])).toEqual(before);
    });

    it('say what an import would add, and add nothing', async () => {
      const items = [
        { code: 'new', ...WORTH, category: 'c', metadata: { a: 1 } },
        { code: codeOf(0), ...WORTH },
        { code: 'new', ...WORTH },
      ];
      const ran = await jobs.run(items, { ...DRY, type: IMPORT });
      expect(ran).toMatchObject({ doneCount: 1, failedCount: 2, changedCount: 1 });
      expect(ran.changes).toEqual({
        1: {
          type: { after: 'DISCOUNT_VOUCHER' },
          active: { after: true },
          category: { after: 'c' },
          discount: { after: WORTH.discount },
          metadata: { a: { after: 1 } },
        },
      });
      expect(await find('new')).toBeNull();
    });

    it('say what a file would add and change, and do neither', async () => {
      const file = csvBody(
        `Code,Voucher Type,Value,Category,n\n${codeOf(0)},,,x,1\nnew,GIFT_VOUCHER,5,,`,
      );
      const before = await statesOf([codeOf(0)]);
      const ran = await jobs.run(file, { ...DRY, type: IMPORT_CSV });
      expect(ran).toMatchObject({ doneCount: 2, failedCount: 0, changedCount: 2 });
      expect(ran.changes[1]).toEqual({
        category: { after: 'x' },
        metadata: { n: { after: expect.anything() as unknown } },
      });
      expect(ran.changes[2]).toMatchObject({ type: { after: 'GIFT_VOUCHER' } });
      expect([await statesOf([codeOf(0)]), await find('new')]).toEqual([before, null]);
    });

    it('hold for a voucher that changes while they are prepared', async () => {
      const items = [{ code: codeOf(0), metadata: { a: 1 } }];
      const ran = await jobs.run(items, DRY, () => changeByHand(codeOf(0)));
      expect(ran.changes).toEqual({ 1: { a: { after: 1 } } });
      expect((await find(codeOf(0)))?.metadata).toBe('{"by":"hand"}');

      expect(await jobs.confirm(ran.id)).toMatchObject({ doneCount: 1, failedCount: 0 });
      expect((await find(codeOf(0)))?.metadata).toBe('{"by":"hand","a":1}');
    });

    it('are confirmed for the vouchers that are as they were, and for no others', async () => {
      const items = [0, 1, 2].map((number) => ({ code: codeOf(number), metadata: { a: 1 } }));
      const tried = await jobs.run([...items, { code: 'late', metadata: { a: 1 } }], DRY);
      await changeByHand(codeOf(1));
      await jobs.run([{ code: 'late', ...WORTH }], { type: IMPORT });

      const real = await jobs.confirm(tried.id, () => changeByHand(codeOf(2)));

      expect(errorsOf(real)).toEqual([2, 3, 4].map((row) => [row, CHANGED_SINCE]));
      expect(real).toMatchObject({ doneCount: 1, failedCount: 3, changedCount: 0, changes: {} });
      const metadata = [0, 1, 2].map(async (number) => (await find(codeOf(number)))?.metadata);
      expect(await Promise.all(metadata)).toEqual(['{"a":1}', '{"by":"hand"}', '{"by":"hand"}']);
    });

    it('are confirmed where metadata is shared, and for imports and files', async () => {
      const shared = { codes: [codeOf(0), codeOf(1)], metadata: { s: 1 } };
      const runs = [
        await jobs.run(shared, { ...DRY, type: METADATA_UPDATE }),
        await jobs.run([{ code: 'i', ...WORTH }], { ...DRY, type: IMPORT }),
        await jobs.run(csvBody(`Code,Category\n${codeOf(2)},x`), { ...DRY, type: IMPORT_CSV }),
      ];
      for (const { id, doneCount } of runs) {
        expect(await jobs.confirm(id)).toMatchObject({ doneCount, failedCount: 0 });
      }
      expect((await find(codeOf(1)))?.metadata).toBe('{"s":1}');
      expect(await find('i')).not.toBeNull();
      expect((await find(codeOf(2)))?.category).toBe('x');
    });

    it('reject the row of an import whose code was taken since', async () => {
      const tried = await jobs.run([{ code: 'i', ...WORTH }], { ...DRY, type: IMPORT });
      await jobs.run([{ code: 'i', ...WORTH, category: 'first' }], { type: IMPORT });
      expect(errorsOf(await jobs.confirm(tried.id))).toEqual([[1, CHANGED_SINCE]]);
      expect((await find('i'))?.category).toBe('first');
    });

    it('are confirmed once', async () => {
      const { id } = await jobs.run([{ code: codeOf(0), metadata: { a: 1 } }], DRY);
      const { id: confirmedBy } = await jobs.confirm(id);
      expect(await service.actions.findById(id)).toMatchObject({ confirmedBy });
      await expect(jobs.confirm(id)).rejects.toMatchObject({ key: 'already_confirmed' });
      expect(await service.headOf(PROJECT)).toBeNull();
    });

    it('are confirmed only where there was one', async () => {
      const { id } = await jobs.run([{ code: codeOf(0), metadata: { a: 1 } }]);
      await expect(jobs.confirm(id)).rejects.toMatchObject({ key: 'no_dry_run' });
      await expect(jobs.confirm('aa_0')).rejects.toMatchObject({ key: 'not_found' });
    });

    it('are not confirmed when their rows are gone', async () => {
      const { id } = await jobs.run([{ code: codeOf(0), metadata: { a: 1 } }], DRY);
      await service.transactions.run((tx) => service.chunks.deleteAll(tx, id));
      await expect(jobs.confirm(id)).rejects.toMatchObject({ key: 'cannot_confirm' });
      expect(await service.actions.findById(id)).toMatchObject({ confirmedBy: null });
    });

    it('say what the real run does, whatever is sent', async () => {
      const code = fc.constantFrom(...[0, 1, 2, 3].map(codeOf), 'free', 'nobody');
      const row = fc.record({ code, metadata: arbitraryMetadata });
      const importRow = row.map((fields) => ({ ...WORTH, ...fields }));
      const requests = fc.oneof(
        fc.record({ type: fc.constant(undefined), body: fc.array(row, { minLength: 1 }) }),
        fc.record({ type: fc.constant(IMPORT), body: fc.array(importRow, { minLength: 1 }) }),
      );
      const codes = [...[0, 1, 2, 3].map(codeOf), 'free', 'nobody'];
      await fc.assert(
        fc.asyncProperty(requests, async ({ type, body }) => {
          const before = await statesOf(codes);
          const tried = await jobs.run(body, { ...DRY, type });
          expect(await statesOf(codes)).toEqual(before);
          const real = await jobs.run(body, { type });

          const { doneCount, failedCount, outcomes } = real;
          expect(tried).toMatchObject({ doneCount, failedCount, outcomes });
          const after = await statesOf(codes);
          const changed = codes.filter((_, at) => {
            const [was, is] = [before[at] ?? null, after[at] ?? null];
            return is !== null && Object.keys(voucherDifference(was, is)).length > 0;
          });
          const told = body.filter((_, at) => Object.hasOwn(tried.changes, at + 1));
          expect(changed.filter((one) => !told.some((item) => item.code === one))).toEqual([]);
          expect(Object.keys(tried.changes)).toHaveLength(tried.changedCount);
        }),
        { numRuns: 25 },
      );
    });
  });
}
