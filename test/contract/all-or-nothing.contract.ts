import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BULK_UPDATE } from '../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { IMPORT_CSV } from '../../src/vouchers/operations/import-csv/import-csv.operation.js';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { METADATA_UPDATE } from '../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { codeOf, WORTH } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import {
  CODES,
  ITEMS,
  LARGE_METADATA,
  PADDING,
  VOUCHERS,
  WholeJobs,
} from '../support/jobs/whole-jobs.js';

const PROJECT = 'p';
const PLAIN = 'q';
const CHANGED = 'changed_since_validation';

/** What a job that is all or nothing promises, on every database. */
export function allOrNothingContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`a job that is all or nothing: ${name}`, () => {
    let service: BulkUpdates;
    let jobs: WholeJobs;

    // Each action is logged.
    beforeAll(() => Logger.overrideLogger(false));
    afterAll(() => Logger.overrideLogger(['log', 'error', 'warn']));

    beforeEach(async () => {
      service = await openBulkUpdates(open, undefined, undefined, LARGE_METADATA);
      jobs = new WholeJobs(service, PROJECT);
      await service.addVouchers(PROJECT, VOUCHERS);
    });

    afterEach(() => service.dispose());

    const timeless = () => jobs.vouchers(CODES, { isTimed: false });
    const rowsOf = (...keys: readonly string[]) => keys.map((key, index) => [index + 1, key]);

    it('writes every row when none fails', async () => {
      const ended = await jobs.run(await jobs.submit(ITEMS));

      expect(ended).toMatchObject({ state: 'all_written', done: 4, failed: 0, error: null });
      expect(ended.rows).toEqual(rowsOf('ok', 'ok', 'ok', 'ok'));
      expect(await jobs.metadataOf(codeOf(3))).toMatchObject({ a: 1 });
    });

    it('writes nothing when a row fails, and names all rows that do', async () => {
      const before = await jobs.vouchers(CODES);
      const items = [...ITEMS.slice(0, 3), { code: 'nobody', metadata: { a: 1 } }, ITEMS[3]];
      const unknown = { code: 'zero', metadata: {} };

      const ended = await jobs.run(await jobs.submit([...items, unknown]));

      expect(ended).toMatchObject({
        state: 'nothing_written',
        done: 0,
        failed: 2,
        error: 'Nothing was written because 2 rows failed',
      });
      const left = 'not_processed';
      expect(ended.rows).toEqual(rowsOf(left, left, left, 'not_found', left, 'not_found'));
      expect((await jobs.find(ended.id)).firstFailures.map(({ row }) => row)).toEqual([4, 6]);
      expect(await jobs.vouchers(CODES)).toEqual(before);
    });

    it('writes nothing when a row fails of a chunk whose other rows are good', async () => {
      const items = [
        { code: codeOf(0), metadata: { a: 1 } },
        { code: codeOf(0), metadata: { a: 2 }, if_metadata: { a: 9 } },
        { code: codeOf(1), metadata: { a: 1 } },
      ];
      const ended = await jobs.run(await jobs.submit(items));

      expect(ended).toMatchObject({ state: 'nothing_written', done: 0, failed: 1 });
      expect(ended.rows).toEqual(rowsOf('not_processed', 'precondition_failed', 'not_processed'));
      expect(await jobs.metadataOf(codeOf(0))).toEqual({});
    });

    it('takes back what it wrote when a voucher has changed since it was validated', async () => {
      const before = await timeless();
      const id = await jobs.submit(ITEMS);
      await jobs.validate(id);
      expect(await timeless()).toEqual(before);
      await jobs.edit(codeOf(2), { by: 'hand' });

      const ended = await jobs.run(id);

      expect(ended).toMatchObject({
        state: 'taken_back',
        done: 0,
        failed: 1,
        error: '1 row failed while the job was written, so nothing of it is kept',
      });
      const left = 'not_processed';
      expect(ended.rows).toEqual(rowsOf(left, left, CHANGED, left));
      const after = await timeless();
      expect(after.map((voucher) => voucher?.metadata)).toEqual([
        '{}',
        '{}',
        '{"by":"hand"}',
        '{}',
      ]);
      await expect(service.undo(PROJECT, id)).rejects.toMatchObject({ key: 'nothing_to_undo' });
    });

    it('writes nothing when the first voucher has changed since it was validated', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.validate(id);
      await jobs.edit(codeOf(0), { by: 'hand' });

      const ended = await jobs.run(id);
      expect(ended).toMatchObject({ state: 'nothing_written', done: 0, failed: 1 });
      expect(ended.rows[0]).toEqual([1, CHANGED]);
    });

    it('takes back what it wrote when a schema has come between', async () => {
      const id = await jobs.submit(ITEMS);
      await jobs.stepTo(id, 'writing', 2);
      const properties = JSON.stringify({ a: { type: 'string' } });
      await service.schemas.create(PROJECT, 'voucher', { properties });

      const ended = await jobs.run(id);
      expect(ended).toMatchObject({ state: 'taken_back', done: 0, failed: 1 });
      expect(await jobs.metadataOf(codeOf(0))).toEqual({});
    });

    it('keeps later changes of the vouchers that it takes back, and names the keys that were its own', async () => {
      await jobs.edit(codeOf(0), { a: 0 });
      const id = await jobs.submit(ITEMS);
      await jobs.stepTo(id, 'writing', 2);
      await jobs.edit(codeOf(0), { by: 'hand' });
      await jobs.edit(codeOf(1), { a: 'hand' });
      await jobs.edit(codeOf(3), { by: 'hand' });

      const ended = await jobs.run(id);

      expect(ended).toMatchObject({ state: 'taken_back', done: 0, failed: 2 });
      const left = 'not_processed';
      expect(ended.rows).toEqual(rowsOf(left, 'kept_later_changes', left, CHANGED));
      expect(await Promise.all(CODES.map((code) => jobs.metadataOf(code)))).toEqual([
        { a: 0, by: 'hand' },
        { a: 'hand' },
        {},
        { by: 'hand' },
      ]);
    });

    it.each([
      [METADATA_UPDATE, { codes: [...CODES], metadata: { s: PADDING } }],
      [IMPORT, ['x', 'y', codeOf(9)].map((code) => ({ code, ...WORTH, metadata: { PADDING } }))],
      [
        IMPORT_CSV,
        `Code,Voucher Type,Value,PADDING\nnew,GIFT_VOUCHER,5,${PADDING}\n${codeOf(1)},,,${PADDING}`,
      ],
    ])('is taken back whole where it is %s', async (type, body) => {
      const codes = [...CODES, 'x', 'y', codeOf(9), 'new'];
      const states = () => jobs.vouchers(codes, { isTimed: false });
      const before = await states();
      const id = await jobs.submit(body, type);
      await jobs.stepTo(id, 'writing');
      expect(await states()).not.toEqual(before);
      await service.cancels.cancel(PROJECT, id);

      const ended = await jobs.run(id);
      expect(ended).toMatchObject({ state: 'taken_back', done: 0, failed: 0 });
      const metadata = async () =>
        (await states()).map((voucher) => (voucher === null ? null : voucher.metadata));
      expect(await metadata()).toEqual(before.map((voucher) => voucher?.metadata ?? null));
    });

    it('writes rows of one code in their order, and judges each by those before it', async () => {
      const steps = Array.from({ length: 5 }, (_, step) => ({
        code: codeOf(0),
        metadata: { step },
        ...(step > 0 && { if_metadata: { step: step - 1 } }),
      }));
      const ended = await jobs.run(
        await jobs.submit([...steps.slice(0, 3), ITEMS[1], ...steps.slice(3)]),
      );

      expect(ended).toMatchObject({ state: 'all_written', done: 6 });
      expect(await jobs.metadataOf(codeOf(0))).toEqual({ step: 4 });
    });

    it('lets a row of a file change the voucher that an earlier row adds', async () => {
      const file = 'Code,Voucher Type,Value,Category\nnew,GIFT_VOUCHER,5,first\nnew,,,second';
      const ended = await jobs.run(await jobs.submit(file, IMPORT_CSV));

      expect(ended).toMatchObject({ state: 'all_written', done: 2 });
      expect(await jobs.vouchers(['new'])).toMatchObject([{ category: 'second' }]);
    });

    it('is refused where the rows of one code take more than one chunk', async () => {
      const rows = Array.from({ length: 8_001 }, (_, n) => ({ code: codeOf(0), metadata: { n } }));
      await expect(jobs.submit(rows)).rejects.toMatchObject({
        key: 'invalid_query_params',
        context: {
          details: `Property .on_error must NOT be all_or_nothing for so many rows of the code ${codeOf(0)}`,
        },
      });
      expect(await service.headOf(PROJECT)).toBeNull();
      expect(await jobs.run(await jobs.submit(rows.slice(1)))).toMatchObject({
        state: 'all_written',
      });
    });

    it('leaves what the plain job leaves, or what was there before, whatever comes between', async () => {
      await service.addVouchers(PLAIN, VOUCHERS);
      const plain = new WholeJobs(service, PLAIN);
      const row = fc.record({
        code: fc.constantFrom(...CODES, ...CODES, ...CODES, 'nobody'),
        metadata: fc.record({ n: fc.nat(9), PADDING: fc.constantFrom('', PADDING) }),
        unset_metadata_fields: fc.constantFrom([], ['other']),
      });
      const statesOf = (all: WholeJobs) => Promise.all(CODES.map((code) => all.metadataOf(code)));
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { minLength: 1, maxLength: 8 }),
          fc.nat(12),
          fc.constantFrom(...CODES),
          async (body, steps, edited) => {
            const before = await statesOf(jobs);
            const { failed } = await plain.run(
              await plain.submit(body, BULK_UPDATE, { on_error: 'continue' }),
            );
            const id = await jobs.submit(body);
            for (let step = 0; step < steps; step += 1) await jobs.step();
            await jobs.edit(edited, { by: steps });
            const { state } = await jobs.run(id);

            if (failed > 0) expect(state).toBe('nothing_written');
            const left = state === 'all_written' ? await statesOf(plain) : before;
            const withEdit = left.map((one, at) =>
              CODES[at] === edited ? { ...one, by: steps } : one,
            );
            expect(await statesOf(jobs)).toEqual(withEdit);
            await Promise.all(CODES.map((code, at) => plain.overwrite(code, withEdit[at] ?? {})));
          },
        ),
        { numRuns: 20 },
      );
    });
  });
}
