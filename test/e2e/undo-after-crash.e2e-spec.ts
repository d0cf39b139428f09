import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { countByRevision } from '../support/jobs/applied-once.js';
import { killWhileRunning } from '../support/service/kill-while-running.js';
import { SEED, seededRandom } from '../support/random.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;
const CHANGED = ROWS - ROWS / 100;

describe('a process that dies in the middle of an undo', () => {
  const random = seededRandom(SEED);
  let service: Service;

  beforeEach(async () => {
    service = await Service.start();
    await service.api.importVouchers(newVouchers(ROWS));
  });

  afterEach(() => service.dispose());

  it(`goes on at its next start, and undoes each row once (seed ${SEED})`, async () => {
    const job = await service.api.runBulk(itemsWithUnknownCodes(ROWS));
    const path = `/v1/async-actions/${job.id as string}/undo`;
    const { body } = await service.api.request('POST', path);
    const id = body.async_action_id as string;
    service = await killWhileRunning(service, id, random);

    const undone = await service.api.waitForAction(id, 60_000);

    expect(undone).toMatchObject({
      operation_status: 'SUCCESS',
      result: { done_count: CHANGED, failed_count: 0 },
    });
    const rows = reportLines(await service.api.report(undone)).map(({ row }) => Number(row));
    expect(new Set(rows).size).toBe(CHANGED);
    expect(rows).toHaveLength(CHANGED);
    // One change by the job and one by its undo; the others were never changed.
    expect(await countByRevision(service)).toEqual([
      { revision: 0, vouchers: ROWS - CHANGED },
      { revision: 2, vouchers: CHANGED },
    ]);
    const changed = await service.database.read(
      "SELECT code FROM vouchers WHERE metadata <> '{}' LIMIT 1",
    );
    expect(changed).toEqual([]);
  });
});
