import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isUnknown, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { expectAppliedOnce } from '../support/jobs/applied-once.js';
import { eventually } from '../support/eventually.js';
import {
  openServiceDatabase,
  type ServiceDatabase,
} from '../support/databases/service-database.js';
import { Service } from '../support/service/service.js';
import { takeBackup } from '../support/service/take-backup.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const ROWS = 40_000;

describe('a backup in the middle of a job', () => {
  const items = itemsWithUnknownCodes(ROWS);
  const folder = temporaryFolder();
  let service: Service;
  let copy: ServiceDatabase;
  let finished: { result: { reports: string[] } };
  let jobId: string;
  let lateJobId: string;

  beforeAll(async () => {
    service = await Service.start();
    finished = await service.api.importVouchers(newVouchers(ROWS));
    jobId = (await service.api.bulkUpdate(items)).body.async_action_id as string;
    const path = `/v1/async-actions/${jobId}`;
    await eventually('it is in the middle', async () => {
      return ((await service.api.get(path)).body.progress as number) > 0;
    });
    copy = await openServiceDatabase(folder.path);
    await takeBackup(service.database, copy);
    lateJobId = (await service.api.importVouchers(newVouchers(1, ROWS))).id as string;
  });

  afterAll(async () => {
    await service.dispose();
    folder.remove();
  });

  it('does not disturb the service, which applies every row once', async () => {
    await expectAppliedOnce(service, jobId, items, isUnknown);
  });

  it('is of one moment, at which the vouchers are changed that the job has counted', async () => {
    const [copied] = await copy.read<{ status: string; counted: number; changed: number }>(
      `SELECT status, done_count AS counted,
        (SELECT CAST(count(*) AS integer) FROM vouchers WHERE revision = 1) AS changed
        FROM async_actions WHERE id = ?`,
      [jobId],
    );
    expect(copied).toMatchObject({ status: 'IN_PROGRESS', counted: copied?.changed });
    expect(copied?.counted).toBeGreaterThan(0);
  });

  describe('when a service is started on it', () => {
    let restored: Service;

    beforeAll(async () => {
      await service.stop('SIGTERM');
      restored = await Service.start({ directory: folder.path });
    });

    afterAll(() => restored.dispose());

    it('goes on with the job and applies every row once', async () => {
      await expectAppliedOnce(restored, jobId, items, isUnknown);
    });

    it('honours the links to reports that were given out before', async () => {
      const report = await restored.api.report(finished);
      expect(report.trimEnd().split('\n')).toHaveLength(ROWS + 1);
    });

    it('does not know of a job that was accepted after it', async () => {
      expect((await restored.api.get(`/v1/async-actions/${lateJobId}`)).status).toBe(404);
    });
  });
});
