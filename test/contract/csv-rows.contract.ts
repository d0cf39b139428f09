import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runChunks } from '../support/runner/run-chunks.js';
import { readSnapshots } from '../../src/vouchers/domain/voucher-snapshots.js';
import { aVoucher, anImportedVoucher } from '../factories/vouchers.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'p';
const HEADER = 'Code,Voucher Type,Value,Category,n';

/**
 * What the rows of a file do to vouchers that are there and that are not, on every database. `statementsOfChunk` are
 * those of a transaction that adds vouchers and changes others.
 */
export function csvRowsContract(
  name: string,
  open: () => Promise<OpenDatabase>,
  statementsOfChunk: number,
): void {
  describe(`the rows of a file: ${name}`, () => {
    let service: BulkUpdates;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
    });

    afterEach(() => service.dispose());

    const find = (code: string) => service.vouchers.find(PROJECT, code);

    function submit(lines: readonly string[]): Promise<string> {
      const file = [HEADER, ...lines].join('\n');
      const part = 'Content-Disposition: form-data; name="file"; filename="f.csv"';
      return service.submit(PROJECT, `--b\r\n${part}\r\n\r\n${file}\r\n--b--\r\n`, {
        type: 'VOUCHERS.IMPORT_CSV',
        contentType: 'multipart/form-data; boundary=b',
      });
    }

    async function head() {
      const { head: action, lease } = await service.acquire(PROJECT);
      return { action, lease };
    }

    /** Applies all chunks of a file; `meanwhile` happens between the preparation and the writing of the first. */
    async function run(lines: readonly string[], meanwhile = () => Promise.resolve()) {
      await submit(lines);
      const { action, lease } = await head();
      await runChunks(service, lease, action, meanwhile);
      const { doneCount, failedCount } = (await service.headOf(PROJECT)) ?? {};
      await service.finisher.finish(lease, action);
      await service.holder.release(lease);
      return { doneCount, failedCount };
    }

    const write = (code: string, text: string) =>
      service.transactions.run(async (tx) => {
        const [snapshot] = readSnapshots(
          await service.vouchers.lockSnapshots(tx, PROJECT, JSON.stringify([code])),
          PROJECT,
        );
        const patches = JSON.stringify([[code, text, 1, snapshot?.version]]);
        await service.vouchers.writeMetadata(tx, PROJECT, patches, 1);
      });

    it('add vouchers whose codes are free and change those that are there', async () => {
      await run(['A,GIFT_VOUCHER,100,x,1']);
      const before = await find('A');

      expect(await run(['A,,,y,2', 'B,GIFT_VOUCHER,5,,'])).toEqual({
        doneCount: 2,
        failedCount: 0,
      });

      expect(await find('A')).toMatchObject({
        ...{ id: before?.id, createdAt: before?.createdAt, revision: 1, category: 'y' },
        definition: { gift: { amount: 100 } },
        metadata: '{"n":"2"}',
        updatedAt: expect.any(Number),
      });
      expect(await find('B')).toMatchObject({ revision: 0, updatedAt: null });
    });

    it('leave a voucher untouched that has everything already', async () => {
      const lines = ['A,GIFT_VOUCHER,100,x,1'];
      await run(lines);

      expect(await run(lines)).toEqual({ doneCount: 1, failedCount: 0 });

      expect(await find('A')).toMatchObject({ revision: 0, updatedAt: null });
    });

    it('apply in their order where they repeat a code, within a chunk and over many', async () => {
      const rows = Array.from({ length: 12_001 }, (_, n) => `A,GIFT_VOUCHER,${n},,${n}`);

      expect(await run(rows)).toEqual({ doneCount: 12_001, failedCount: 0 });

      expect(await find('A')).toMatchObject({
        revision: 12_000,
        metadata: '{"n":"12000"}',
        definition: { gift: { amount: 12_000 } },
        updatedAt: expect.any(Number),
      });
    });

    it('keep what was written to their voucher meanwhile', async () => {
      await run(['A,GIFT_VOUCHER,100,,']);

      const counts = await run(['A,,,y,2'], () => write('A', '{"single":true}'));

      expect(counts).toEqual({ doneCount: 1, failedCount: 0 });
      expect(await find('A')).toMatchObject({ category: 'y', metadata: '{"single":true,"n":"2"}' });
    });

    it('change a voucher that was made meanwhile', async () => {
      const made = aVoucher({ projectId: PROJECT, code: 'A', type: 'GIFT_VOUCHER', category: 'x' });
      const counts = await run(['A,GIFT_VOUCHER,7,,2'], async () => {
        await service.transactions.run((tx) => service.vouchers.insert(tx, made));
      });

      expect(counts).toEqual({ doneCount: 1, failedCount: 0 });
      expect(await find('A')).toMatchObject({
        ...{ id: made.id, category: 'x', metadata: '{"n":"2"}' },
        definition: { gift: { amount: 7 } },
      });
    });

    it('write a chunk under locks whose voucher is changed each time it was prepared', async () => {
      await run(['A,GIFT_VOUCHER,100,,']);
      let times = 0;
      const prepare = service.vouchers.readSnapshots.bind(service.vouchers);
      service.vouchers.readSnapshots = async (...args) => {
        const read = await prepare(...args);
        times += 1;
        await write('A', `{"times":${times}}`);
        return read;
      };

      expect(await run(['A,,,y,2'])).toEqual({ doneCount: 1, failedCount: 0 });

      expect(times).toBeGreaterThan(1);
      expect(await find('A')).toMatchObject({
        category: 'y',
        metadata: `{"times":${times},"n":"2"}`,
      });
    });

    it.each([1, 100, 2_000])('take as many statements for a chunk of %i', async (count) => {
      const half = Math.ceil(count / 2);
      const codes = Array.from({ length: count }, (_, n) => `C${n}`);
      const there = codes.slice(0, half).map((code, n) => {
        return [n + 1, code, anImportedVoucher({ type: 'GIFT_VOUCHER' })];
      });
      await service.transactions.run((tx) =>
        service.vouchers.insertMany(tx, PROJECT, JSON.stringify(there), 1),
      );
      const lines = [
        ...codes.map((code) => `${code},GIFT_VOUCHER,5,,1`),
        'other,GIFT_VOUCHER,5,,1',
      ];
      await submit(lines.slice(0, 2_000));
      const { action, lease } = await head();
      const chunk = await service.chunks.nextPending(action.id);
      if (chunk === null) throw new Error('Nothing to do');
      const prepared = await service.runner.prepare(action, chunk);

      const statements = await countStatements(service.database, () =>
        service.runner.run(lease, action, { chunk, preparation: { prepared } }),
      );

      expect(statements).toBe(statementsOfChunk);
    });

    it('do what the same rows do one file after the other', async () => {
      const cell = fc.constantFrom('', 'a', 'b');
      const row = fc.record({
        code: fc.constantFrom('A', 'B', 'C'),
        type: fc.constantFrom('', 'GIFT_VOUCHER', 'GIFT_VOUCHER', 'LOYALTY_CARD'),
        value: fc.constantFrom('', '1', '2', '-1'),
        category: cell,
        n: cell,
      });
      let round = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
          round += 1;
          const linesOf = (where: string) =>
            rows.map(({ code, ...cells }) => [where + code, ...Object.values(cells)].join(','));
          const vouchersOf = (where: string) =>
            Promise.all(
              ['A', 'B', 'C'].map(async (code) => {
                const voucher = await find(where + code);
                return (
                  voucher && { ...voucher, ...{ id: '', code: '', createdAt: 0, updatedAt: 0 } }
                );
              }),
            );
          const together = await run(linesOf(`t${round}`));
          let doneCount = 0;
          for (const line of linesOf(`s${round}`)) doneCount += (await run([line])).doneCount ?? 0;

          expect(together.doneCount).toBe(doneCount);
          expect(await vouchersOf(`t${round}`)).toEqual(await vouchersOf(`s${round}`));
        }),
        { numRuns: 25 },
      );
    });
  });
}
