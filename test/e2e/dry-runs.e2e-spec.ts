import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvUpload } from '../support/http/csv-upload.js';
import { applicationRefusal } from '../support/http/error-bodies.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const tryOut = (items: unknown) =>
  service.api.runBulk(items, '/v1/vouchers/bulk/async?dry_run=true');

const confirm = (id: unknown, headers = {}) =>
  service.api.request('POST', `/v1/async-actions/${String(id)}/confirm`, { headers });

const changesOf = (csv: string) =>
  reportLines(csv).map(({ changes = '' }) =>
    changes === '' ? null : (JSON.parse(changes) as unknown),
  );

const refusalOf = (key: string, message: string, id: unknown, details: string) =>
  applicationRefusal(409, key, message, {
    details,
    resource_id: id as string,
    resource_type: 'async_action',
  });

describe('a dry run', () => {
  it('says what it would change, changes nothing, and is confirmed once', async () => {
    await service.api.createVoucher('tried', { metadata: { lang: 'en' } });
    await service.api.createVoucher('same', { metadata: { lang: 'de' } });
    const dryRun = await tryOut([
      { code: 'tried', metadata: { lang: 'de', n: 1 } },
      { code: 'same', metadata: { lang: 'de' } },
      { code: 'unknown', metadata: {} },
    ]);

    expect(dryRun).toMatchObject({
      dry_run: true,
      result: { dry_run: { would_change_count: 1, would_stay_count: 1, would_fail_count: 1 } },
    });
    const change = { lang: { before: 'en', after: 'de' }, n: { after: 1 } };
    expect(changesOf(await service.api.report(dryRun))).toEqual([change, null, null]);
    expect((await service.api.getVoucher('tried')).metadata).toEqual({ lang: 'en' });

    const key = { 'idempotency-key': 'confirm once' };
    const { status, body } = await confirm(dryRun.id, key);
    expect(status).toBe(202);
    const real = await service.api.waitForAction(body.async_action_id as string);
    expect(real).toMatchObject({ parent_id: dryRun.id as string, result: { done_count: 2 } });
    expect(real).not.toHaveProperty('dry_run');
    expect(real.result).not.toHaveProperty('dry_run');
    expect(reportLines(await service.api.report(real))[0]).not.toHaveProperty('changes');
    expect((await service.api.getVoucher('tried')).metadata).toEqual({ lang: 'de', n: 1 });

    expect((await confirm(dryRun.id, key)).body).toEqual(body);
    const again = await confirm(dryRun.id);
    expect(again).toMatchObject(
      refusalOf(
        'already_confirmed',
        'Already confirmed',
        dryRun.id,
        'The dry run was confirmed before',
      ),
    );
    const { body: shown } = await service.api.get(`/v1/async-actions/${String(dryRun.id)}`);
    expect(shown.confirmed_by).toBe(real.id);
  });

  it('is confirmed without the rows whose vouchers have changed since', async () => {
    await service.api.createVoucher('moving');
    const dryRun = await tryOut([{ code: 'moving', metadata: { n: 1 } }]);
    await service.api.runBulk([{ code: 'moving', metadata: { n: 2 } }]);

    const { body } = await confirm(dryRun.id);
    const real = await service.api.waitForAction(body.async_action_id as string);
    expect(real).toMatchObject({
      operation_status: 'FAILED',
      result: { failed_count: 1, errors: [{ code: 'moving', key: 'changed_since_dry_run' }] },
    });
    expect((await service.api.getVoucher('moving')).metadata).toEqual({ n: 2 });
  });

  it('makes no voucher of an import or of a file, and does not say so', async () => {
    const json = [{ code: 'imagined', type: 'GIFT_VOUCHER', gift: { amount: 1 } }];
    const answers = [
      await service.api.request('POST', '/v1/vouchers/import?dry_run=1', { json }),
      await service.api.request(
        'POST',
        '/v1/vouchers/importCSV?dry_run=TRUE',
        await csvUpload('Code,Voucher Type,Value\nimagined,GIFT_VOUCHER,1\n'),
      ),
    ];
    for (const { body } of answers) {
      const ended = await service.api.waitForAction(body.async_action_id as string);
      expect(ended.result).toMatchObject({
        message: '1 voucher(s) would be imported, 0 would fail.',
        dry_run: { would_change_count: 1 },
      });
      expect(changesOf(await service.api.report(ended))).toMatchObject([
        { type: { after: 'GIFT_VOUCHER' } },
      ]);
    }
    expect((await service.api.get('/v1/vouchers/imagined')).status).toBe(404);
  });

  it('of a purge finds the vouchers and leaves key and definition, until it is confirmed', async () => {
    await service.api.createVoucher('holder', { metadata: { old: 'x', kept: 1 } });
    const made = await service.api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'voucher', properties: { old: { type: 'string' } } },
    });
    const schema = `/v1/metadata-schemas/${String(made.body.id)}`;
    const properties = { old: { type: 'string', deleted: true } };
    await service.api.request('PUT', schema, { json: { properties } });

    const { body } = await service.api.request('POST', `${schema}/purge?dry_run=true`, {
      json: { key: 'old' },
    });
    const dryRun = await service.api.waitForAction(body.async_action_id as string);
    expect(dryRun.result).toMatchObject({
      message: 'Would update 1 vouchers.',
      dry_run: { would_change_count: 1, would_stay_count: 0, would_fail_count: 0 },
    });
    expect(changesOf(await service.api.report(dryRun))).toEqual([{ old: { before: 'x' } }]);
    expect((await service.api.getVoucher('holder')).metadata).toEqual({ old: 'x', kept: 1 });
    expect((await service.api.get(schema)).body.properties).toHaveProperty('old');

    const real = await service.api.waitForAction(
      (await confirm(dryRun.id)).body.async_action_id as string,
    );
    expect(real).toMatchObject({
      type: 'VOUCHERS.METADATA_KEY_PURGE',
      operation_status: 'SUCCESS',
      result: { message: 'Updated 1 vouchers.', done_count: 1 },
    });
    expect((await service.api.getVoucher('holder')).metadata).toEqual({ kept: 1 });
    expect((await service.api.get(schema)).body.properties).not.toHaveProperty('old');
  });

  it('that has not ended or was cancelled is not confirmed, nor what is none', async () => {
    const real = await service.api.runBulk([{ code: 'unknown', metadata: {} }]);
    expect((await confirm(real.id)).body.key).toBe('no_dry_run');
    await service.api.request('POST', '/v1/async-action-queue/pause');
    const { body } = await service.api.request('POST', '/v1/vouchers/bulk/async?dry_run=true', {
      json: [{ code: 'unknown', metadata: {} }],
    });
    expect((await confirm(body.async_action_id)).body.key).toBe('not_finished');
    await service.api.request('POST', `/v1/async-actions/${String(body.async_action_id)}/cancel`);
    await service.api.request('POST', '/v1/async-action-queue/resume');
    expect((await confirm(body.async_action_id)).body.key).toBe('dry_run_incomplete');
  });

  it.each(['maybe', ''])('is not chosen by dry_run=%s', async (value) => {
    const { status, body } = await service.api.request(
      'POST',
      `/v1/vouchers/bulk/async?dry_run=${value}`,
      { json: [{ code: 'unknown', metadata: {} }] },
    );
    expect([status, body.details]).toEqual([400, 'Property .dry_run must be boolean']);
  });
});
