import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { codeOf } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { versionOf } from '../support/vouchers/voucher-versions.js';
import { JobsToUndo } from '../support/jobs/jobs-to-undo.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'p';
const CODE = codeOf(0);
const WORTH = { type: 'GIFT_VOUCHER', gift: { amount: 5 } };
const FILE_TYPE = {
  type: 'VOUCHERS.IMPORT_CSV',
  contentType: 'multipart/form-data; boundary=b',
};

/** What an undo promises of vouchers that a job added, and when it is refused, on every database. */
export function undoOfImportsContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the undo of an import, or of what is gone: ${name}`, () => {
    let service: BulkUpdates;
    let jobs: JobsToUndo;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
      jobs = new JobsToUndo(service, PROJECT);
      await service.addVouchers(PROJECT, 2);
    });

    afterEach(() => service.dispose());

    const file = (...lines: string[]) => {
      const part = 'Content-Disposition: form-data; name="file"; filename="f.csv"';
      return `--b\r\n${part}\r\n\r\n${['Code,Voucher Type,Value,Category,n', ...lines].join('\n')}\r\n--b--\r\n`;
    };

    it('removes imported vouchers that nobody has changed, and adds them again when it is undone', async () => {
      const job = await jobs.run(
        [
          { code: 'fresh', ...WORTH, metadata: { a: 1 } },
          { code: 'edited', ...WORTH },
          { code: CODE, ...WORTH },
        ],
        {
          type: IMPORT,
        },
      );
      const fresh = await jobs.find('fresh');
      await jobs.write('edited', '{"later":true}');

      const undone = await jobs.undo(job);

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
      expect(await jobs.find('fresh')).toBeNull();
      expect(await jobs.find(CODE)).not.toBeNull();

      expect(await jobs.undo(undone)).toMatchObject({ doneCount: 1, failedCount: 0 });
      expect(await jobs.find('fresh')).toMatchObject({ id: fresh?.id, metadata: '{"a":1}' });
    });

    it('removes what a file added and restores the fields and metadata that it changed', async () => {
      await jobs.run(file('there,GIFT_VOUCHER,5,x,1'), FILE_TYPE);
      const before = await jobs.find('there');
      const job = await jobs.run(
        file('there,,7,y,2', 'added,GIFT_VOUCHER,5,,', 'added,,6,z,3'),
        FILE_TYPE,
      );
      expect(await jobs.find('added')).toMatchObject({ category: 'z', metadata: '{"n":"3"}' });

      const undone = await jobs.undo(job);

      expect(undone).toMatchObject({ doneCount: 3, failedCount: 0 });
      expect(await jobs.find('added')).toBeNull();
      const { definition, category, metadata } = before ?? {};
      expect(await jobs.find('there')).toMatchObject({ definition, category, metadata });

      expect(await jobs.undo(undone)).toMatchObject({ doneCount: 3, failedCount: 0 });
      expect(await jobs.find('added')).toMatchObject({ category: 'z', metadata: '{"n":"3"}' });
      expect(await jobs.find('there')).toMatchObject({ category: 'y', metadata: '{"n":"2"}' });
    });

    it('names rows whose vouchers are gone', async () => {
      const job = await jobs.run([{ code: 'fresh', ...WORTH }], { type: IMPORT });
      const update = await jobs.run([{ code: 'fresh', metadata: { a: 1 } }]);
      await jobs.undo(update);
      const version = await versionOf(service.vouchers, PROJECT, 'fresh');
      await service.transactions.run((tx) =>
        service.vouchers.removeMany(tx, PROJECT, JSON.stringify([['fresh', version]])),
      );

      const keys = [(await jobs.undo(job)).outcomes, (await jobs.undo(update)).outcomes].flat();
      expect(keys.map(({ found, error }) => [found, error?.key])).toEqual([
        [false, 'not_found'],
        [false, 'not_found'],
      ]);
    });

    it('is refused while the job runs and where it changed nothing', async () => {
      const same = await jobs.run([{ code: CODE, metadata: {} }]);
      await expect(jobs.undo(same)).rejects.toMatchObject({ key: 'nothing_to_undo' });
      const id = await service.submit(PROJECT, [{ code: CODE, metadata: { a: 1 } }]);
      await expect(jobs.undo({ id })).rejects.toMatchObject({ key: 'not_finished' });
      await expect(service.undo('other', same.id)).rejects.toMatchObject({ key: 'not_found' });
    });

    it('is refused once the prior values are not kept any more', async () => {
      const job = await jobs.run([{ code: CODE, metadata: { a: 1 } }]);
      await jobs.expire(job.id);

      await expect(jobs.undo(job)).rejects.toMatchObject({ key: 'undo_expired' });
    });

    it('fails, instead of claiming that it is done, when a chunk is deleted before its turn', async () => {
      const job = await jobs.run([{ code: CODE, metadata: { a: 1 } }]);
      const id = await service.undo(PROJECT, job.id);
      await service.transactions.run((tx) => service.chunks.deleteAll(tx, job.id));
      for (let attempt = 1; attempt <= 3; attempt += 1) await service.workOff(PROJECT);

      expect(await service.actions.find(PROJECT, id)).toMatchObject({
        status: 'FAILED',
        operationStatus: 'FAILED',
      });
    });
  });
}
