import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { codeOf, WORTH } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { DryRuns, type Ran } from '../support/jobs/dry-runs.js';
import { JobsToUndo } from '../support/jobs/jobs-to-undo.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'p';
/** Two stretches of a scan, and two chunks. */
const VOUCHERS = 2_100;
const DRY = { dry_run: true };
const GONE = '{"gone":{"type":"string","optional":true,"deleted":true}}';

const errorsOf = ({ outcomes }: Ran) =>
  outcomes.flatMap(({ row, error }) => (error ? [[row, error.key]] : []));

/** What the confirmation of a dry run promises whose request lists no rows, on every database. */
export function confirmedScansContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the confirmation of rows that a dry run found: ${name}`, () => {
    let service: BulkUpdates;
    let jobs: DryRuns;
    let vouchers: JobsToUndo;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
      jobs = new DryRuns(service, PROJECT);
      vouchers = new JobsToUndo(service, PROJECT);
      await service.addVouchers(PROJECT, VOUCHERS);
    });

    afterEach(() => service.dispose());

    const metadataOf = (...numbers: number[]) =>
      Promise.all(numbers.map((number) => vouchers.metadataOf(codeOf(number))));

    describe('of an undo', () => {
      it('restores what the dry run said, but not a voucher that was changed since', async () => {
        const job = await jobs.run([
          { code: codeOf(0), metadata: { a: 1 } },
          { code: codeOf(1), metadata: { a: 1 } },
          { code: codeOf(1), metadata: { a: 2 } },
        ]);
        const tried = await jobs.undo(job.id, DRY);
        expect(tried).toMatchObject({ doneCount: 3, changedCount: 3 });
        expect(await metadataOf(0, 1)).toEqual(['{"a":1}', '{"a":2}']);
        await vouchers.write(codeOf(0), '{"a":1,"later":1}');

        const real = await jobs.confirm(tried.id);

        expect(errorsOf(real)).toEqual([[1, 'changed_since_dry_run']]);
        expect(real).toMatchObject({ doneCount: 2, failedCount: 1 });
        expect(await metadataOf(0, 1)).toEqual(['{"a":1,"later":1}', '{}']);
        expect(await service.actions.findById(real.id)).toMatchObject({ parentId: tried.id });
      });

      it('removes what an import added, and can be undone itself', async () => {
        const job = await jobs.run([{ code: 'new', ...WORTH, metadata: { a: 1 } }], {
          type: IMPORT,
        });
        const tried = await jobs.undo(job.id, DRY);

        const real = await jobs.confirm(tried.id);
        expect(real).toMatchObject({ doneCount: 1, failedCount: 0 });
        expect(await vouchers.find('new')).toBeNull();

        expect(await jobs.undo(real.id)).toMatchObject({ doneCount: 1, failedCount: 0 });
        expect(await vouchers.metadataOf('new')).toBe('{"a":1}');
      });

      it('does all chunks of a large job', async () => {
        const rows = Array.from({ length: VOUCHERS }, (_, n) => n);
        const job = await jobs.run(rows.map((n) => ({ code: codeOf(n), metadata: { n } })));
        const tried = await jobs.undo(job.id, DRY);

        expect(await jobs.confirm(tried.id)).toMatchObject({ doneCount: VOUCHERS, failedCount: 0 });

        expect(await metadataOf(0, 1_000, VOUCHERS - 1)).toEqual(['{}', '{}', '{}']);
      });
    });

    describe('of a purge', () => {
      let schemaId: string;

      beforeEach(async () => {
        ({ id: schemaId } = await service.schemas.create(PROJECT, 'voucher', { properties: GONE }));
      });

      const isDefined = async () => {
        const { properties } = await service.schemas.get(PROJECT, schemaId);
        return Object.hasOwn(properties, 'gone');
      };

      const HOLDERS = [0, 1, VOUCHERS - 1];

      beforeEach(async () => {
        for (const number of HOLDERS) await vouchers.write(codeOf(number), '{"a":1,"gone":"x"}');
      });

      it('takes the key out of the vouchers that were found, and drops its definition', async () => {
        const tried = await jobs.purge(schemaId, 'gone', DRY);
        expect(tried).toMatchObject({ doneCount: 3, changedCount: 3 });
        expect([await metadataOf(0), await isDefined()]).toEqual([['{"a":1,"gone":"x"}'], true]);

        expect(await jobs.confirm(tried.id)).toMatchObject({ doneCount: 3, failedCount: 0 });

        expect(await metadataOf(...HOLDERS)).toEqual(['{"a":1}', '{"a":1}', '{"a":1}']);
        expect(await isDefined()).toBe(false);
      });

      it('leaves a voucher that was changed since, and the definition for it', async () => {
        const tried = await jobs.purge(schemaId, 'gone', DRY);
        await vouchers.write(codeOf(1), '{"a":2,"gone":"y"}');

        const real = await jobs.confirm(tried.id);

        expect(errorsOf(real)).toEqual([[2, 'changed_since_dry_run']]);
        expect(await metadataOf(...HOLDERS)).toEqual(['{"a":1}', '{"a":2,"gone":"y"}', '{"a":1}']);
        expect(await isDefined()).toBe(true);
      });

      it('leaves the definition for a voucher that got the key since', async () => {
        const tried = await jobs.purge(schemaId, 'gone', DRY);
        await vouchers.write(codeOf(2_050), '{"gone":"new"}');

        expect(await jobs.confirm(tried.id)).toMatchObject({ doneCount: 3, failedCount: 0 });

        expect([await metadataOf(2_050), await isDefined()]).toEqual([['{"gone":"new"}'], true]);
      });

      it('that found nothing drops the definition', async () => {
        for (const number of HOLDERS) await vouchers.write(codeOf(number), '{}');
        const tried = await jobs.purge(schemaId, 'gone', DRY);

        expect(await jobs.confirm(tried.id)).toMatchObject({ doneCount: 0, failedCount: 0 });

        expect(await isDefined()).toBe(false);
      });

      it('can be undone', async () => {
        const tried = await jobs.purge(schemaId, 'gone', DRY);
        const real = await jobs.confirm(tried.id);

        expect(await jobs.undo(real.id)).toMatchObject({ doneCount: 3, failedCount: 0 });

        expect(await metadataOf(...HOLDERS)).toEqual(HOLDERS.map(() => '{"a":1,"gone":"x"}'));
      });
    });

    it('is refused when the rows are gone, also when there were none', async () => {
      const { id: schemaId } = await service.schemas.create(PROJECT, 'voucher', {
        properties: GONE,
      });
      const { id } = await jobs.purge(schemaId, 'gone', DRY);
      await vouchers.expire(id);
      await expect(jobs.confirm(id)).rejects.toMatchObject({ key: 'cannot_confirm' });
    });
  });
}
