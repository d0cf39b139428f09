import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isUnknown, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { expectAppliedOnce } from '../support/jobs/applied-once.js';
import { eventually, pause } from '../support/eventually.js';
import { SEED, seededRandom } from '../support/random.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;

describe('a process that dies', () => {
  const random = seededRandom(SEED);
  const items = itemsWithUnknownCodes(ROWS);
  let service: Service;

  beforeEach(async () => {
    service = await Service.start();
    await service.api.importVouchers(newVouchers(ROWS));
  });

  afterEach(() => service.dispose());

  async function submit(): Promise<string> {
    const { status, body } = await service.api.bulkUpdate(items);
    expect(status).toBe(202);
    return body.async_action_id as string;
  }

  async function progressOf(id: string): Promise<number> {
    return (await service.api.get(`/v1/async-actions/${id}`)).body.progress as number;
  }

  async function startAgain(): Promise<void> {
    service = await Service.start({ directory: service.directory });
  }

  for (let round = 1; round <= 3; round += 1) {
    it(`is killed in the middle of a job (seed ${SEED}, round ${round}): every row is applied once`, async () => {
      const id = await submit();
      const threshold = random() * 70;
      await eventually('it is in the middle', async () => (await progressOf(id)) > threshold);
      await pause(random() * 30);
      await service.stop('SIGKILL');
      await startAgain();
      await expectAppliedOnce(service, id, items, isUnknown);
    });
  }

  it('is killed again and again in the same job: every row is applied once', async () => {
    const id = await submit();
    for (let kill = 0; kill < 3; kill += 1) {
      await pause(random() * 100);
      await service.stop('SIGKILL');
      await startAgain();
    }
    await expectAppliedOnce(service, id, items, isUnknown);
  });

  it('is killed right after a 202: the job is there and runs', async () => {
    const id = await submit();
    await service.stop('SIGKILL');
    await startAgain();
    await expectAppliedOnce(service, id, items, isUnknown);
  });

  it('is told to stop in the middle of a job: it ends with code 0 and the next start goes on', async () => {
    const id = await submit();
    await eventually('it is in the middle', async () => (await progressOf(id)) > 0);
    expect(await service.stop('SIGTERM')).toBe(0);
    await startAgain();
    await expectAppliedOnce(service, id, items, isUnknown);
  });
});
