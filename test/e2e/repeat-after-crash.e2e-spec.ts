import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isUnknown, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { expectAppliedOnce } from '../support/jobs/applied-once.js';
import { pause } from '../support/eventually.js';
import { killAndStart, killWhileRunning } from '../support/service/kill-while-running.js';
import { SEED, seededRandom } from '../support/random.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;

describe(`a process that dies in the middle of rows that come again (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const items = itemsWithUnknownCodes(ROWS);
  let service: Service;

  beforeEach(async () => {
    service = await Service.start();
    await service.api.importVouchers(newVouchers(ROWS));
  });

  afterEach(() => service.dispose());

  /** Sends a request under a key until it is answered; the process dies while it is sent the first time. */
  async function sendAcrossKill(path: string): Promise<string> {
    const headers = { 'idempotency-key': 'once' };
    const send = () => service.api.request('POST', path, { headers });
    const first = send().catch(() => undefined);
    await pause(random() * 30);
    service = await killAndStart(service);
    await first;
    const { status, body } = await send();
    expect(status).toBe(202);
    return body.async_action_id as string;
  }

  async function expectOneChild(parentId: string): Promise<void> {
    const children = await service.database.read(
      `SELECT id FROM async_actions WHERE parent_id = '${parentId}'`,
    );
    expect(children).toHaveLength(1);
  }

  it('confirms a dry run once: each row is applied once, as its report says', async () => {
    const { id } = await service.api.runBulk(items, '/v1/vouchers/bulk/async?dry_run=true');
    const dryRun = `/v1/async-actions/${id as string}`;
    const confirmation = await sendAcrossKill(`${dryRun}/confirm`);

    service = await killWhileRunning(service, confirmation, random);

    await expectAppliedOnce(service, confirmation, items, isUnknown);
    await expectOneChild(id as string);
    const { body } = await service.api.get(dryRun);
    expect(body.confirmed_by).toBe(confirmation);
  });

  it('retries a job that was cancelled once: each row is applied once, as its report says', async () => {
    await service.api.request('POST', '/v1/async-action-queue/pause');
    const { body } = await service.api.bulkUpdate(items);
    const job = `/v1/async-actions/${body.async_action_id as string}`;
    await service.api.request('POST', `${job}/cancel`);
    await service.api.request('POST', '/v1/async-action-queue/resume');
    const retry = await sendAcrossKill(`${job}/retry`);

    service = await killWhileRunning(service, retry, random);

    await expectAppliedOnce(service, retry, items, isUnknown);
    await expectOneChild(body.async_action_id as string);
  });
});
