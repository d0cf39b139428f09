import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, newVouchers } from '../factories/bulk-items.js';
import { applicationRefusal } from '../support/http/error-bodies.js';
import { eventually } from '../support/eventually.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { expectBothScopes } from '../support/api-document/needed-scopes.js';
import { SharedService } from '../support/service/shared-service.js';

const ROWS = 20_000;

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const tell = (id: string, what: string, headers = {}) =>
  service.api.request('POST', `/v1/async-actions/${id}/${what}`, { headers });
const undo = (id: string, headers = {}) => tell(id, 'undo', headers);
const read = async (id: string) => (await service.api.get(`/v1/async-actions/${id}`)).body;
const metadataOf = async (code: string) => (await service.api.getVoucher(code)).metadata as object;

async function undone(id: string, what = 'undo') {
  const { status, body } = await tell(id, what);
  expect(status).toBe(202);
  return service.api.waitForAction(body.async_action_id as string, 60_000);
}

async function runningUndo(of: string): Promise<string> {
  const { body } = await undo(of);
  const id = body.async_action_id as string;
  await eventually('it has begun', async () => (await read(id)).status !== 'ENQUEUED');
  return id;
}

describe('the undo of a bulk request', () => {
  it('restores what is still as the job wrote it and names what was changed later', async () => {
    await service.api.createVoucher('a', { metadata: { lang: 'de', kept: 1 } });
    await service.api.createVoucher('b', { metadata: { lang: 'de' } });
    const job = await service.api.runBulk([
      { code: 'a', metadata: { lang: 'en', seen: true } },
      { code: 'b', metadata: { lang: 'en', seen: true } },
      { code: 'nobody', metadata: { lang: 'en' } },
    ]);
    await service.api.runBulk([{ code: 'b', metadata: { seen: 'later' } }]);

    const action = await undone(job.id as string);

    expect(action).toMatchObject({
      type: 'VOUCHERS.UNDO',
      parent_id: job.id as string,
      status: 'DONE',
      operation_status: 'FAILED',
      result: {
        done_count: 1,
        failed_count: 1,
        errors: [
          {
            code: 'b',
            key: 'kept_later_changes',
            message: 'Later changes were kept',
            details:
              'Changed after the job and kept: metadata.seen. All else of the row was undone',
          },
        ],
      },
    });
    expect(await metadataOf('a')).toEqual({ lang: 'de', kept: 1 });
    expect(await metadataOf('b')).toEqual({ lang: 'de', seen: 'later' });
    const lines = reportLines(await service.api.report(action));
    expect(
      lines.map(({ row, code, updated, error_key }) => [row, code, updated, error_key]),
    ).toEqual([
      ['1', 'a', 'true', ''],
      ['2', 'b', 'true', 'kept_later_changes'],
    ]);
  });

  it('removes imported vouchers for good, and an undo of that brings them back', async () => {
    const job = await service.api.importVouchers([{ code: 'one' }, { code: 'two' }]);
    const { id } = await service.api.getVoucher('one');
    await service.api.runBulk([{ code: 'two', metadata: { later: 1 } }]);

    const action = await undone(job.id as string);

    expect(action.result).toMatchObject({ done_count: 1, failed_count: 1 });
    expect((await service.api.get('/v1/vouchers/one')).status).toBe(404);
    const bin = await service.api.get('/v1/trash-bin');
    expect(bin.body.data).toEqual([]);
    expect(await metadataOf('two')).toEqual({ later: 1 });

    expect(await undone(action.id as string)).toMatchObject({ operation_status: 'SUCCESS' });
    expect(await service.api.getVoucher('one')).toMatchObject({ id: id as string });
  });

  it('can be tried again for the rows that it could not undo', async () => {
    await service.api.createVoucher('r', { metadata: { a: 1 } });
    const job = await service.api.runBulk([{ code: 'r', metadata: { a: 2 } }]);
    await service.api.runBulk([{ code: 'r', metadata: { a: 3 } }]);
    const first = await undone(job.id as string);
    expect(first.result).toMatchObject({ failed_count: 1 });
    await service.api.runBulk([{ code: 'r', metadata: { a: 2 } }]);

    const again = await undone(first.id as string, 'retry');

    expect(again).toMatchObject({ type: 'VOUCHERS.UNDO', operation_status: 'SUCCESS' });
    expect(await metadataOf('r')).toEqual({ a: 1 });
    expect(await undone(again.id as string)).toMatchObject({ operation_status: 'SUCCESS' });
    expect(await metadataOf('r')).toEqual({ a: 2 });
  });

  it('that is cancelled can be sent again, which undoes the rest', async () => {
    await service.api.importVouchers(newVouchers(ROWS));
    const items = newVouchers(ROWS).map(({ code }) => ({ code, metadata: { wrong: true } }));
    const job = await service.api.runBulk(items);
    const cancelled = await runningUndo(job.id as string);
    await tell(cancelled, 'cancel');
    await service.api.waitForAction(cancelled);

    const { result } = await undone(job.id as string);

    expect(result).toMatchObject({ done_count: ROWS, failed_count: 0 });
    for (const index of [0, ROWS / 2, ROWS - 1]) {
      expect(await metadataOf(codeOf(index))).not.toHaveProperty('wrong');
    }
  });

  it('of a job that was cancelled undoes what it did', async () => {
    const items = newVouchers(ROWS).map(({ code }) => ({ code, metadata: { halfway: true } }));
    const { body } = await service.api.bulkUpdate(items);
    const id = body.async_action_id as string;
    await eventually('it has begun', async () => ((await read(id)).progress as number) > 0);
    await tell(id, 'cancel');
    const job = await service.api.waitForAction(id);

    const { result } = await undone(id);

    expect(result).toMatchObject({ done_count: job.result.done_count, failed_count: 0 });
    for (const index of [0, ROWS / 2, ROWS - 1]) {
      expect(await metadataOf(codeOf(index))).not.toHaveProperty('halfway');
    }
  });

  it('is refused while the job runs, where it changed nothing, and makes one action under one key', async () => {
    await service.api.createVoucher('k');
    const same = await service.api.runBulk([{ code: 'k', metadata: {} }]);
    const refused = await undo(same.id as string);
    expect({ status: refused.status, body: refused.body as object }).toEqual(
      applicationRefusal(409, 'nothing_to_undo', 'Nothing to undo', {
        details: 'The action changed nothing that can be undone',
        resource_id: same.id as string,
        resource_type: 'async_action',
      }),
    );

    await service.api.request('POST', '/v1/async-action-queue/pause');
    const { body } = await service.api.bulkUpdate([{ code: 'k', metadata: { a: 1 } }]);
    const id = body.async_action_id as string;
    expect((await undo(id)).body.key).toBe('not_finished');
    await service.api.request('POST', '/v1/async-action-queue/resume');
    await service.api.waitForAction(id);

    const key = { 'idempotency-key': 'undo once' };
    const answers = [await undo(id, key), await undo(id, key)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(answers[1]?.headers.get('idempotent-replayed')).toBe('true');
    expect((await tell(id, 'undo?label=other', key)).status).toBe(422);
  });

  it('needs the scope of the vouchers too', async () => {
    await service.api.createVoucher('s');
    const job = await service.api.runBulk([{ code: 's', metadata: { a: 1 } }]);
    await expectBothScopes(service, (headers) => undo(job.id as string, headers));
  });

  // The last one: its schema is that of the project.
  it('restores a value that the schema forbids now', async () => {
    await service.api.createVoucher('typed', { metadata: { n: 'text' } });
    const job = await service.api.runBulk([{ code: 'typed', metadata: { n: 1 } }]);
    await service.api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'voucher', properties: { n: { type: 'number' } } },
    });

    expect(await undone(job.id as string)).toMatchObject({ operation_status: 'SUCCESS' });

    expect(await metadataOf('typed')).toEqual({ n: 'text' });
  });
});
