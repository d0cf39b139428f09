import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, isUnknown, itemsWithUnknownCodes, newVouchers } from '../factories/bulk-items.js';
import { csvUpload } from '../support/http/csv-upload.js';
import { applicationRefusal } from '../support/http/error-bodies.js';
import { outcomesOf } from '../support/jobs/report-outcomes.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { expectBothScopes } from '../support/api-document/needed-scopes.js';
import { SharedService } from '../support/service/shared-service.js';

const ROWS = 5_000;

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const retry = (id: string, headers = {}, query = '') =>
  service.api.request('POST', `/v1/async-actions/${id}/retry${query}`, { headers });

async function retried(id: string) {
  const { status, body } = await retry(id);
  expect(status).toBe(202);
  return service.api.waitForAction(body.async_action_id as string);
}

const conflict = (key: string, message: string, id: string, details: string) =>
  applicationRefusal(409, key, message, {
    details,
    resource_id: id,
    resource_type: 'async_action',
  });

describe('the retry of a bulk request', () => {
  it('has the failed rows with their numbers, in their order, and succeeds where its cause is gone', async () => {
    await service.api.importVouchers(newVouchers(ROWS));
    const items = itemsWithUnknownCodes(ROWS);
    const first = await service.api.runBulk(items);
    const unknown = items.flatMap(({ code }, index) =>
      isUnknown(index) ? [[index + 1, code]] : [],
    );
    expect(first.result.failed_count).toBe(unknown.length);

    const again = await retried(first.id as string);

    expect(again).toMatchObject({
      type: 'VOUCHERS.BULK_UPDATE',
      parent_id: first.id as string,
      operation_status: 'FAILED',
      result: { done_count: 0, failed_count: unknown.length },
    });
    const lines = reportLines(await service.api.report(again));
    expect(lines.map(({ row, code }) => [Number(row), code])).toEqual(unknown);

    await service.api.importVouchers(unknown.map(([, code]) => ({ code })));
    const last = await retried(again.id as string);
    expect(last).toMatchObject({
      parent_id: again.id as string,
      operation_status: 'SUCCESS',
      result: { done_count: unknown.length, failed_count: 0 },
    });
    const [row, code] = unknown[0] ?? [];
    const { metadata } = await service.api.getVoucher(String(code));
    expect(metadata).toEqual(items[Number(row) - 1]?.metadata);
  });

  it('has the rows that were not processed, each row of a code in its order', async () => {
    await service.api.createVoucher('twice');
    await service.api.request('POST', '/v1/async-action-queue/pause');
    const { body } = await service.api.bulkUpdate([
      { code: 'twice', metadata: { n: 1 } },
      { code: 'twice', metadata: { n: 2 } },
    ]);
    const id = body.async_action_id as string;
    await service.api.request('POST', `/v1/async-actions/${id}/cancel`);
    await service.api.request('POST', '/v1/async-action-queue/resume');

    const again = await retried(id);
    expect(outcomesOf(await service.api.report(again))).toEqual(['updated', 'updated']);
    expect((await service.api.getVoucher('twice')).metadata).toEqual({ n: 2 });
  });

  it('works for metadata that all rows share, for imports and for files', async () => {
    const codes = ['later', codeOf(0)];
    const sent = [
      await service.api.runBulk({ codes, metadata: { shared: 1 } }, '/v1/vouchers/metadata/async'),
      await service.api.importVouchers([{ code: codeOf(1) }, { code: 'fresh' }]),
    ];
    const file = await csvUpload('Code,Voucher Type,Value\nfile,GIFT_VOUCHER,x\n');
    const { body } = await service.api.request('POST', '/v1/vouchers/importCSV', file);
    sent.push(await service.api.waitForAction(body.async_action_id as string));
    expect(sent.map(({ result }) => result.failed_count as number)).toEqual([1, 1, 1]);
    await service.api.createVoucher('later');

    const again = [];
    for (const { id } of sent) again.push(await retried(id as string));
    expect(again.map(({ result }) => [result.done_count, result.failed_count] as unknown)).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    expect((await service.api.getVoucher('later')).metadata).toEqual({ shared: 1 });
  });

  it('keeps the options, takes others, and makes one action under one key', async () => {
    const { body } = await service.api.request('POST', '/v1/vouchers/bulk/async?label=first', {
      json: [{ code: 'unknown', metadata: {} }],
    });
    const first = await service.api.waitForAction(body.async_action_id as string);
    const id = first.id as string;
    expect(await retried(id)).toMatchObject({ label: 'first' });

    const key = { 'idempotency-key': 'retry once' };
    const answers = [await retry(id, key, '?label=second'), await retry(id, key, '?label=second')];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[1]?.headers.get('idempotent-replayed')).toBe('true');
    expect((await retry(id, key)).status).toBe(422);
    expect((await retry(id, {}, '?lable=x')).body.key).toBe('invalid_query_params');
    const second = answers[0]?.body.async_action_id as string;
    expect(await service.api.waitForAction(second)).toMatchObject({ label: 'second' });
  });

  it('is refused where every row succeeded, or while the request has not ended', async () => {
    await service.api.createVoucher('fine');
    const done = await service.api.runBulk([{ code: 'fine', metadata: {} }]);
    const answer = await retry(done.id as string);
    expect({ status: answer.status, body: answer.body as object }).toEqual(
      conflict(
        'nothing_to_retry',
        'Nothing to retry',
        done.id as string,
        'Every row of the action succeeded',
      ),
    );

    await service.api.request('POST', '/v1/async-action-queue/pause');
    const { body } = await service.api.bulkUpdate([{ code: 'fine', metadata: {} }]);
    const id = body.async_action_id as string;
    const early = await retry(id);
    expect({ status: early.status, body: early.body as object }).toEqual(
      conflict('not_finished', 'Not finished', id, 'The action has not ended'),
    );
    await service.api.request('POST', '/v1/async-action-queue/resume');
  });

  it('needs the scope of the vouchers too', async () => {
    const first = await service.api.runBulk([{ code: 'unknown', metadata: {} }]);
    await expectBothScopes(service, (headers) => retry(first.id as string, headers));
  });
});
