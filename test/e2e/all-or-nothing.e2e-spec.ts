import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { codeOf, newVouchers } from '../factories/bulk-items.js';
import { countByRevision } from '../support/jobs/applied-once.js';
import { eventually, pause } from '../support/eventually.js';
import { SEED, seededRandom } from '../support/random.js';
import { outcomesOf } from '../support/jobs/report-outcomes.js';
import { Service } from '../support/service/service.js';

const ROWS = 20_000;
const ITEMS = newVouchers(ROWS).map(({ code }, n) => ({ code, metadata: { n } }));
const PATH = '/v1/vouchers/bulk/async?on_error=all_or_nothing';

describe('a job that is all or nothing', () => {
  const random = seededRandom(SEED);
  let service: Service;

  beforeEach(async () => {
    service = await Service.start();
    await service.api.importVouchers(newVouchers(ROWS));
  });

  afterEach(() => service.dispose());

  const tell = (id: string, what: string) =>
    service.api.request('POST', `/v1/async-actions/${id}/${what}`);
  const read = async (id: string) => (await service.api.get(`/v1/async-actions/${id}`)).body;
  const isPast = async (id: string, state: string) => (await read(id)).all_or_nothing !== state;

  async function submit(items: readonly object[]): Promise<string> {
    const { body } = await service.api.request('POST', PATH, { json: items });
    return body.async_action_id as string;
  }

  async function killAndStartAgain(): Promise<void> {
    await service.stop('SIGKILL');
    service = await Service.start({ directory: service.directory });
  }

  async function countOutcomes(id: string): Promise<Record<string, number>> {
    const action = await service.api.waitForAction(id, 120_000);
    const counts: Record<string, number> = {};
    for (const outcome of outcomesOf(await service.api.report(action))) {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    return counts;
  }

  it(`is killed again and again while it validates and writes (seed ${SEED}): it is written once`, async () => {
    const id = await submit(ITEMS);
    await eventually('it has begun', async () => (await read(id)).status !== 'ENQUEUED');
    await killAndStartAgain();
    await eventually('it writes', () => isPast(id, 'validating'));
    await pause(random() * 60);
    await killAndStartAgain();

    expect(await service.api.waitForAction(id, 120_000)).toMatchObject({
      ...{ status: 'DONE', operation_status: 'SUCCESS', progress: 100 },
      all_or_nothing: 'all_written',
      result: { done_count: ROWS, failed_count: 0 },
    });
    expect(await countOutcomes(id)).toEqual({ updated: ROWS });
    expect(await countByRevision(service)).toEqual([{ revision: 1, vouchers: ROWS }]);
  });

  it(`is killed while it takes back what it wrote (seed ${SEED}): nothing of it is left`, async () => {
    const id = await submit(ITEMS);
    await eventually('it writes', () => isPast(id, 'validating'));
    await eventually('it has written', async () => Number((await read(id)).progress) > 50);
    const { status, body } = await tell(id, 'cancel');
    expect([status, body.all_or_nothing, body.status]).toEqual([200, 'taking_back', 'IN_PROGRESS']);
    await pause(random() * 60);
    await killAndStartAgain();

    const ended = await service.api.waitForAction(id, 120_000);
    expect(ended).toMatchObject({
      ...{ status: 'FAILED', operation_status: 'FAILED', cancelled_at: expect.any(String) },
      all_or_nothing: 'taken_back',
      result: {
        ...{ done_count: 0, failed_count: 0, unprocessed_count: ROWS },
        error: { message: 'The job was cancelled' },
      },
    });
    expect(await countOutcomes(id)).toEqual({ not_processed: ROWS });
    const changed = "SELECT code FROM vouchers WHERE metadata <> '{}' LIMIT 1";
    expect(await service.database.read(changed)).toEqual([]);
    const revisions = (await countByRevision(service)).map(({ revision }) => revision);
    expect(revisions).not.toContain(1);
  });

  it('is killed while it validates rows of which one fails: it writes nothing and names the row', async () => {
    const id = await submit([...ITEMS, { code: 'nobody', metadata: {} }]);
    await eventually('it has begun', async () => (await read(id)).status !== 'ENQUEUED');
    await killAndStartAgain();

    expect(await service.api.waitForAction(id, 120_000)).toMatchObject({
      ...{ status: 'FAILED', operation_status: 'FAILED', progress: 100 },
      all_or_nothing: 'nothing_written',
      result: {
        ...{ done_count: 0, failed_count: 1, unprocessed_count: ROWS },
        errors: [{ code: 'nobody', key: 'not_found' }],
        error: { message: 'Nothing was written because 1 row failed' },
      },
    });
    expect(await countOutcomes(id)).toEqual({ not_processed: ROWS, not_found: 1 });
    expect(await countByRevision(service)).toEqual([{ revision: 0, vouchers: ROWS }]);
  });

  it('takes back what it wrote when a client changes a voucher that is still to be written', async () => {
    const id = await submit(ITEMS);
    await eventually('it writes', () => isPast(id, 'validating'));
    await tell(id, 'pause');
    const last = codeOf(ROWS - 1);
    const edit = { json: { metadata: { by: 'hand' } } };
    expect((await service.api.request('PUT', `/v1/vouchers/${last}`, edit)).status).toBe(200);
    await tell(id, 'resume');

    const ended = await service.api.waitForAction(id, 120_000);
    expect(ended).toMatchObject({
      status: 'FAILED',
      result: { done_count: 0, errors: [{ code: last, key: 'changed_since_validation' }] },
    });
    expect(['taken_back', 'nothing_written']).toContain(ended.all_or_nothing);
    expect(await countOutcomes(id)).toEqual({
      not_processed: ROWS - 1,
      changed_since_validation: 1,
    });
    const changed = "SELECT code FROM vouchers WHERE metadata <> '{}'";
    expect(await service.database.read(changed)).toEqual([{ code: last }]);
  });
});
