import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { METADATA_UPDATE } from '../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { codeOf } from '../factories/bulk-items.js';
import { openBulkUpdates, principalOf, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { JobsToUndo } from '../support/jobs/jobs-to-undo.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { feedOf } from '../support/runner/run-chunks.js';

const PROJECT = 'p';
const CODE = codeOf(0);

/** What an undo promises of the values that a job wrote and of those that were written later, on every database. */
export function undoContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the undo of a job: ${name}`, () => {
    let service: BulkUpdates;
    let jobs: JobsToUndo;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
      jobs = new JobsToUndo(service, PROJECT);
      await service.addVouchers(PROJECT, 2);
    });

    afterEach(() => service.dispose());

    it('restores each value that is still what the job wrote, and takes away keys that it added', async () => {
      await jobs.write(CODE, '{"z":0,"a":1}');
      const job = await jobs.run([{ code: CODE, metadata: { a: 2, b: [3] } }]);

      expect(await jobs.undo(job)).toMatchObject({ doneCount: 1, failedCount: 0, outcomes: [] });

      expect(await jobs.metadataOf(CODE)).toBe('{"z":0,"a":1}');
    });

    it('keeps a key that was changed later, and names it', async () => {
      await jobs.write(CODE, '{"a":1,"b":1}');
      const job = await jobs.run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      await jobs.write(CODE, '{"a":2,"b":5,"c":6}');

      const undone = await jobs.undo(job);

      expect(undone).toMatchObject({ doneCount: 0, failedCount: 1, operationStatus: 'FAILED' });
      expect(undone.outcomes).toEqual([
        {
          ...{ row: 1, code: CODE, found: true, updated: true },
          error: {
            key: 'kept_later_changes',
            details: 'Changed after the job and kept: metadata.b. All else of the row was undone',
          },
        },
      ]);
      expect(await jobs.metadataOf(CODE)).toBe('{"a":1,"b":5,"c":6}');
    });

    it('says of a row of which it kept all that it updated nothing', async () => {
      const job = await jobs.run([{ code: CODE, metadata: { a: 2 } }]);
      await jobs.write(CODE, '{"a":3}');

      const { outcomes } = await jobs.undo(job);

      expect(outcomes).toEqual([
        {
          ...{ row: 1, code: CODE, found: true, updated: false },
          error: {
            key: 'kept_later_changes',
            details: 'Changed after the job and kept: metadata.a',
          },
        },
      ]);
      expect(await jobs.metadataOf(CODE)).toBe('{"a":3}');
    });

    it('prepares a step while the one before it is not written yet', async () => {
      const rows = Array.from({ length: 2_001 }, (_, n) => ({ code: codeOf(n), metadata: { n } }));
      await service.addVouchers(PROJECT, rows.length);
      const { id } = await jobs.run(rows);
      await service.undo(PROJECT, id);
      const { head, lease } = await service.acquire(PROJECT);
      const feed = feedOf(service, head);
      const first = await feed.next();
      if (first === null) throw new Error('There is no first step');
      feed.lookAhead(first);

      const second = await feed.next();

      expect(second?.chunk.number).toBe(1);
      expect(await service.chunks.nextPending(head.id, 0)).toBeNull();
      if (second === null) return;
      await service.runner.run(lease, head, first);
      expect(await service.runner.run(lease, head, second)).toMatchObject({ doneCount: 2_001 });
      expect(await jobs.metadataOf(codeOf(2_000))).toBe('{}');
    });

    it('undoes rows of one code in reverse order, within a chunk and over many', async () => {
      await jobs.write(CODE, '{"n":"first"}');
      const rows = Array.from({ length: 12_001 }, (_, n) => ({ code: CODE, metadata: { n } }));
      const job = await jobs.run(rows);
      expect(await jobs.metadataOf(CODE)).toBe('{"n":12000}');

      expect(await jobs.undo(job)).toMatchObject({ doneCount: 12_001, failedCount: 0 });

      expect(await jobs.metadataOf(CODE)).toBe('{"n":"first"}');
    });

    it('leaves an older value of the same job alone when the newer one was changed later', async () => {
      const job = await jobs.run([
        { code: CODE, metadata: { a: 1 } },
        { code: CODE, metadata: { a: 2 } },
      ]);
      await jobs.write(CODE, '{"a":1}');

      expect(await jobs.undo(job)).toMatchObject({ doneCount: 1, failedCount: 1 });

      expect(await jobs.metadataOf(CODE)).toBe('{"a":1}');
    });

    it('has the rows that changed something, with their numbers in the job', async () => {
      const job = await jobs.run([
        { code: 'nobody', metadata: { a: 1 } },
        { code: CODE, metadata: {} },
        { code: codeOf(1), metadata: { a: 1 } },
      ]);

      const { id } = await jobs.undo(job);

      const chunk = await service.chunks.reportChunk(id, -1);
      expect(chunk?.rows).toEqual([[3, codeOf(1)]]);
      expect(await service.chunks.lastRow(id)).toBe(3);
    });

    it('can itself be undone, and that again', async () => {
      await jobs.write(CODE, '{"a":1}');
      const job = await jobs.run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      const first = await jobs.undo(job);

      const second = await jobs.undo(first);
      expect(await jobs.metadataOf(CODE)).toBe('{"a":2,"b":2}');
      await jobs.undo(second);
      expect(await jobs.metadataOf(CODE)).toBe('{"a":1}');
    });

    it('of an undo that kept a key leaves that key alone', async () => {
      await jobs.write(CODE, '{"a":1,"b":1}');
      const job = await jobs.run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      await jobs.write(CODE, '{"a":2,"b":5}');
      const first = await jobs.undo(job);

      expect(await jobs.undo(first)).toMatchObject({ doneCount: 1, failedCount: 0 });

      expect(await jobs.metadataOf(CODE)).toBe('{"a":2,"b":5}');
    });

    it('works for metadata that all rows share', async () => {
      const body = { codes: [CODE, codeOf(1)], metadata: { __proto__: 1, s: 1 } };
      const job = await jobs.run(JSON.stringify(body).replace('{"s"', '{"__proto__":2,"s"'), {
        type: METADATA_UPDATE,
      });
      expect(await jobs.metadataOf(CODE)).toContain('__proto__');

      expect(await jobs.undo(job)).toMatchObject({ doneCount: 2, failedCount: 0 });

      expect(await jobs.metadataOf(CODE)).toBe('{}');
    });

    it('works for the purge of a key, which comes back to its place', async () => {
      await jobs.write(CODE, '{"a":1,"gone":{"b":[null]},"z":2}');
      const properties = JSON.stringify({ gone: { type: 'string' } });
      const { id: schemaId } = await service.schemas.create(PROJECT, 'voucher', { properties });
      await service.schemas.update(PROJECT, schemaId, { properties: '{"gone":{"deleted":true}}' });
      const request = { principal: principalOf(PROJECT), requestId: 'v-1', schemaId, key: 'gone' };
      const { actionId } = await service.purges.start({ ...request, options: {} });
      const job = await jobs.ended(actionId);
      expect(await jobs.metadataOf(CODE)).toBe('{"a":1,"z":2}');

      expect(await jobs.undo(job)).toMatchObject({ doneCount: 1, failedCount: 0 });

      expect(await jobs.metadataOf(CODE)).toBe('{"a":1,"gone":{"b":[null]},"z":2}');
    });

    it('keeps what was written while it was prepared', async () => {
      const job = await jobs.run([{ code: CODE, metadata: { a: 2, b: 2 } }]);
      await service.undo(PROJECT, job.id);
      const { head: action, lease } = await service.acquire(PROJECT);
      const ready = await feedOf(service, action).next();
      if (ready === null) throw new Error('Nothing was prepared');
      await jobs.write(CODE, '{"a":2,"b":9}');

      const { doneCount, failedCount } = await service.runner.run(lease, action, ready);

      expect({ doneCount, failedCount }).toEqual({ doneCount: 0, failedCount: 1 });
      expect(await jobs.metadataOf(CODE)).toBe('{"b":9}');
    });
  });
}
