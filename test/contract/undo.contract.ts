import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RowOutcome } from '../../src/async-actions/row.js';
import { ChunkFeed } from '../../src/async-actions/runner/chunk-feed.js';
import { METADATA_UPDATE } from '../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { AsyncActionEntity } from '../../src/database/entities/async-action.entity.js';
import { managerOf } from '../../src/database/typeorm-transaction.js';
import { codeOf } from '../factories/bulk-items.js';
import { openBulkUpdates, principalOf, type BulkUpdates } from '../support/bulk-updates.js';
import type { OpenDatabase } from '../support/open-database.js';
import { versionOf } from '../support/voucher-versions.js';

const PROJECT = 'p';
const CODE = codeOf(0);
const WORTH = { type: 'GIFT_VOUCHER', gift: { amount: 5 } };
const FILE_TYPE = {
  type: 'VOUCHERS.IMPORT_CSV',
  contentType: 'multipart/form-data; boundary=b',
};

/** What an undo promises of the values that a job wrote and of those that were written later, on every database. */
export function undoContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the undo of a job: ${name}`, () => {
    let service: BulkUpdates;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
      await service.addVouchers(PROJECT, 2);
    });

    afterEach(() => service.dispose());

    const find = (code: string) => service.vouchers.find(PROJECT, code);
    const metadataOf = async (code: string) => (await find(code))?.metadata;

    /** Lets all that waits run, and returns what became of the action. */
    async function ended(id: string) {
      await service.queueRunner.workOn(PROJECT);
      const action = await service.actions.find(PROJECT, id);
      const outcomes: RowOutcome[] = [];
      let chunk = await service.chunks.reportChunk(id, -1);
      while (chunk !== null) {
        outcomes.push(...(chunk.outcomes ?? []));
        chunk = await service.chunks.reportChunk(id, chunk.number);
      }
      const { doneCount, failedCount, operationStatus } = action ?? {};
      return { id, doneCount, failedCount, operationStatus, outcomes };
    }

    const run = async (
      ...request: Parameters<BulkUpdates['submit']> extends [string, ...infer R] ? R : never
    ) => ended(await service.submit(PROJECT, ...request));
    const undo = async ({ id }: { id: string }) => ended(await service.undo(PROJECT, id));
    const file = (...lines: string[]) => {
      const part = 'Content-Disposition: form-data; name="file"; filename="f.csv"';
      return `--b\r\n${part}\r\n\r\n${['Code,Voucher Type,Value,Category,n', ...lines].join('\n')}\r\n--b--\r\n`;
    };

    async function write(code: string, metadata: string): Promise<void> {
      const version = await versionOf(service.vouchers, PROJECT, code);
      const patches = JSON.stringify([[code, metadata, 1, version]]);
      await service.transactions.run((tx) =>
        service.vouchers.writeMetadata(tx, PROJECT, patches, 1),
      );
    }

    it('restores each value that is still what the job wrote, and takes away keys that it added', async () => {
      await write(CODE, '{"z":0,"a":1}');
      const job = await run([{ code: CODE, metadata: { a: 2, b: [3] } }]);

      expect(await undo(job)).toMatchObject({ doneCount: 1, failedCount: 0, outcomes: [] });

      expect(await metadataOf(CODE)).toBe('{"z":0,"a":1}');
    });

    it('keeps a key that was changed later, and names it', async () => {
      await write(CODE, '{"a":1,"b":1}');
      const job = await run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      await write(CODE, '{"a":2,"b":5,"c":6}');

      const undone = await undo(job);

      expect(undone).toMatchObject({ doneCount: 0, failedCount: 1, operationStatus: 'FAILED' });
      expect(undone.outcomes).toEqual([
        {
          ...{ row: 1, code: CODE, found: true, updated: true },
          error: {
            key: 'kept_later_changes',
            details: 'Changed after the job and kept: metadata.b',
          },
        },
      ]);
      expect(await metadataOf(CODE)).toBe('{"a":1,"b":5,"c":6}');
    });

    it('undoes rows of one code in reverse order, within a chunk and over many', async () => {
      await write(CODE, '{"n":"first"}');
      const rows = Array.from({ length: 12_001 }, (_, n) => ({ code: CODE, metadata: { n } }));
      const job = await run(rows);
      expect(await metadataOf(CODE)).toBe('{"n":12000}');

      expect(await undo(job)).toMatchObject({ doneCount: 12_001, failedCount: 0 });

      expect(await metadataOf(CODE)).toBe('{"n":"first"}');
    });

    it('leaves an older value of the same job alone when the newer one was changed later', async () => {
      const job = await run([
        { code: CODE, metadata: { a: 1 } },
        { code: CODE, metadata: { a: 2 } },
      ]);
      await write(CODE, '{"a":1}');

      expect(await undo(job)).toMatchObject({ doneCount: 1, failedCount: 1 });

      expect(await metadataOf(CODE)).toBe('{"a":1}');
    });

    it('has the rows that changed something, with their numbers in the job', async () => {
      const job = await run([
        { code: 'nobody', metadata: { a: 1 } },
        { code: CODE, metadata: {} },
        { code: codeOf(1), metadata: { a: 1 } },
      ]);

      const { id } = await undo(job);

      const chunk = await service.chunks.reportChunk(id, -1);
      expect(chunk?.rows).toEqual([[3, codeOf(1)]]);
      expect(await service.chunks.lastRow(id)).toBe(3);
    });

    it('can itself be undone, and that again', async () => {
      await write(CODE, '{"a":1}');
      const job = await run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      const first = await undo(job);

      const second = await undo(first);
      expect(await metadataOf(CODE)).toBe('{"a":2,"b":2}');
      await undo(second);
      expect(await metadataOf(CODE)).toBe('{"a":1}');
    });

    it('of an undo that kept a key leaves that key alone', async () => {
      await write(CODE, '{"a":1,"b":1}');
      const job = await run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      await write(CODE, '{"a":2,"b":5}');
      const first = await undo(job);

      expect(await undo(first)).toMatchObject({ doneCount: 1, failedCount: 0 });

      expect(await metadataOf(CODE)).toBe('{"a":2,"b":5}');
    });

    it('works for metadata that all rows share', async () => {
      const body = { codes: [CODE, codeOf(1)], metadata: { __proto__: 1, s: 1 } };
      const job = await run(JSON.stringify(body).replace('{"s"', '{"__proto__":2,"s"'), {
        type: METADATA_UPDATE,
      });
      expect(await metadataOf(CODE)).toContain('__proto__');

      expect(await undo(job)).toMatchObject({ doneCount: 2, failedCount: 0 });

      expect(await metadataOf(CODE)).toBe('{}');
    });

    it('works for the purge of a key, which comes back to its place', async () => {
      await write(CODE, '{"a":1,"gone":{"b":[null]},"z":2}');
      const properties = JSON.stringify({ gone: { type: 'string' } });
      const { id: schemaId } = await service.schemas.create(PROJECT, 'voucher', { properties });
      await service.schemas.update(PROJECT, schemaId, { properties: '{"gone":{"deleted":true}}' });
      const request = { principal: principalOf(PROJECT), requestId: 'v-1', schemaId, key: 'gone' };
      const job = await ended(await service.purges.start(request));
      expect(await metadataOf(CODE)).toBe('{"a":1,"z":2}');

      expect(await undo(job)).toMatchObject({ doneCount: 1, failedCount: 0 });

      expect(await metadataOf(CODE)).toBe('{"a":1,"gone":{"b":[null]},"z":2}');
    });

    it('removes imported vouchers that nobody has changed, and adds them again when it is undone', async () => {
      const job = await run(
        [
          { code: 'fresh', ...WORTH, metadata: { a: 1 } },
          { code: 'edited', ...WORTH },
          { code: CODE, ...WORTH },
        ],
        {
          type: IMPORT,
        },
      );
      const fresh = await find('fresh');
      await write('edited', '{"later":true}');

      const undone = await undo(job);

      expect(undone).toMatchObject({ doneCount: 1, failedCount: 1 });
      expect(undone.outcomes).toEqual([
        {
          ...{ row: 2, code: 'edited', found: true, updated: false },
          error: {
            key: 'kept_later_changes',
            details: 'The voucher was changed after the job and stays',
          },
        },
      ]);
      expect(await find('fresh')).toBeNull();
      expect(await find(CODE)).not.toBeNull();

      expect(await undo(undone)).toMatchObject({ doneCount: 1, failedCount: 0 });
      expect(await find('fresh')).toMatchObject({ id: fresh?.id, metadata: '{"a":1}' });
    });

    it('removes what a file added and restores the fields and metadata that it changed', async () => {
      await run(file('there,GIFT_VOUCHER,5,x,1'), FILE_TYPE);
      const before = await find('there');
      const job = await run(
        file('there,,7,y,2', 'added,GIFT_VOUCHER,5,,', 'added,,6,z,3'),
        FILE_TYPE,
      );
      expect(await find('added')).toMatchObject({ category: 'z', metadata: '{"n":"3"}' });

      const undone = await undo(job);

      expect(undone).toMatchObject({ doneCount: 3, failedCount: 0 });
      expect(await find('added')).toBeNull();
      const { definition, category, metadata } = before ?? {};
      expect(await find('there')).toMatchObject({ definition, category, metadata });

      expect(await undo(undone)).toMatchObject({ doneCount: 3, failedCount: 0 });
      expect(await find('added')).toMatchObject({ category: 'z', metadata: '{"n":"3"}' });
      expect(await find('there')).toMatchObject({ category: 'y', metadata: '{"n":"2"}' });
    });

    it('keeps what was written while it was prepared', async () => {
      const job = await run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      await service.undo(PROJECT, job.id);
      const { head: action, lease } = await service.acquire(PROJECT);
      const ready = await new ChunkFeed(action.id, service.chunks, (chunk) =>
        service.runner.prepare(action, chunk),
      ).next();
      if (ready === null) throw new Error('Nothing was prepared');
      await write(CODE, '{"a":2,"b":9}');

      const { doneCount, failedCount } = await service.runner.run(lease, action, ready);

      expect({ doneCount, failedCount }).toEqual({ doneCount: 0, failedCount: 1 });
      expect(await metadataOf(CODE)).toBe('{"b":9}');
    });

    it('names rows whose vouchers are gone', async () => {
      const job = await run([{ code: 'fresh', ...WORTH }], { type: IMPORT });
      const update = await run([{ code: 'fresh', metadata: { a: 1 } }]);
      await undo(update);
      const version = await versionOf(service.vouchers, PROJECT, 'fresh');
      await service.transactions.run((tx) =>
        service.vouchers.removeMany(tx, PROJECT, JSON.stringify([['fresh', version]])),
      );

      const keys = [(await undo(job)).outcomes, (await undo(update)).outcomes].flat();
      expect(keys.map(({ found, error }) => [found, error?.key])).toEqual([
        [false, 'not_found'],
        [false, 'not_found'],
      ]);
    });

    it('is refused while the job runs and where it changed nothing', async () => {
      const same = await run([{ code: CODE, metadata: {} }]);
      await expect(undo(same)).rejects.toMatchObject({ key: 'nothing_to_undo' });
      const id = await service.submit(PROJECT, [{ code: CODE, metadata: { a: 1 } }]);
      await expect(undo({ id })).rejects.toMatchObject({ key: 'not_finished' });
      await expect(service.undo('other', same.id)).rejects.toMatchObject({ key: 'not_found' });
    });

    it('is refused once the prior values are not kept any more', async () => {
      const job = await run([{ code: CODE, metadata: { a: 1 } }]);
      await service.transactions.run((tx) =>
        managerOf(tx).update(AsyncActionEntity, { id: job.id }, { reportsAvailableTill: 1 }),
      );

      await expect(undo(job)).rejects.toMatchObject({ key: 'undo_expired' });
    });

    it('fails, instead of claiming that it is done, when a chunk is deleted before its turn', async () => {
      const job = await run([{ code: CODE, metadata: { a: 1 } }]);
      const id = await service.undo(PROJECT, job.id);
      await service.transactions.run((tx) => service.chunks.deleteAll(tx, job.id));
      for (let attempt = 1; attempt <= 3; attempt += 1) await service.queueRunner.workOn(PROJECT);

      expect(await service.actions.find(PROJECT, id)).toMatchObject({
        status: 'FAILED',
        operationStatus: 'FAILED',
      });
    });
  });
}
