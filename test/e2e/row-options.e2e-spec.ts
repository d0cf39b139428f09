import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { csvUpload } from '../support/http/csv-upload.js';
import { invalidQuery } from '../support/http/error-bodies.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

const UPDATE = '/v1/vouchers/bulk/async';
const SAME = '/v1/vouchers/metadata/async';
const PRIOR = { lang: 'pl', price: { net: 1, gross: 2 } };

let service: SharedService;
let voucher: { code: string; updated_at: string | null };
let serial = 0;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

beforeEach(async () => {
  serial += 1;
  const code = `voucher-${serial}`;
  await service.api.importVouchers([{ code, metadata: PRIOR }]);
  voucher = (await service.api.getVoucher(code)) as typeof voucher;
});

const metadataNow = async () => (await service.api.getVoucher(voucher.code)).metadata as unknown;

/** The keys and words of the failed rows. */
async function failuresOf(rows: readonly object[], query = '', path = UPDATE) {
  const items = rows.map((row) => ({ code: voucher.code, metadata: {}, ...row }));
  const { result } = await service.api.runBulk(items, `${path}${query}`);
  const errors = result.errors as { key: string; details: string }[];
  return errors.map(({ key, details }) => [key, details]);
}

describe('the mode of a bulk request', () => {
  it.each([
    ['merge', { lang: 'pl', price: { net: 3 } }],
    ['replace', { price: { net: 3 } }],
    ['deep_merge', { lang: 'pl', price: { net: 3, gross: 2 } }],
  ])('says what becomes of the metadata that is there: %s', async (mode, expected) => {
    const metadata = { price: { net: 3 } };
    const query = `?metadata_mode=${mode}`;
    const codes = [voucher.code];
    const action = await service.api.runBulk({ codes, metadata }, `${SAME}${query}`);
    expect(await metadataNow()).toEqual(expected);
    expect(action).toMatchObject({ metadata_mode: mode, operation_status: 'SUCCESS' });

    await service.api.runBulk(
      [{ code: voucher.code, metadata: PRIOR }],
      `${UPDATE}?metadata_mode=replace`,
    );
    await service.api.runBulk([{ code: voucher.code, metadata }], `${UPDATE}${query}`);
    expect(await metadataNow()).toEqual(expected);
  });

  it.each([
    [UPDATE, 'metadata_mode=purge', '.metadata_mode must be one of merge, replace, deep_merge'],
    [UPDATE, 'strict=yes', '.strict must be boolean'],
    ['/v1/vouchers/import', 'metadata_mode=merge', '.metadata_mode is not a known parameter'],
  ])('is refused where it is wrong: %s?%s', async (path, query, fault) => {
    const items = [{ code: voucher.code, metadata: { a: 1 } }];
    const { status, body } = await service.api.request('POST', `${path}?${query}`, { json: items });
    expect({ status, body: body as unknown }).toEqual(invalidQuery(`Property ${fault}`));
  });
});

describe('a row of a bulk update', () => {
  it('takes keys out', async () => {
    const row = { metadata: { new: 1 }, unset_metadata_fields: ['lang', 'unknown'] };
    expect(await failuresOf([row])).toEqual([]);
    expect(await metadataNow()).toEqual({ price: PRIOR.price, new: 1 });
  });

  it('is applied while the voucher is as the row wants it', async () => {
    const row = { metadata: { new: 1 }, if_updated_at: voucher.updated_at, if_metadata: PRIOR };
    expect(await failuresOf([row])).toEqual([]);
    expect(await metadataNow()).toEqual({ ...PRIOR, new: 1 });
    const { updated_at } = (await service.api.getVoucher(voucher.code)) as typeof voucher;

    expect(await failuresOf([{ metadata: { new: 2 }, if_updated_at: updated_at }])).toEqual([]);
    expect(await metadataNow()).toEqual({ ...PRIOR, new: 2 });
  });

  it.each([
    [{ if_updated_at: '2020-01-01T00:00:00Z' }, 'updated_at is null'],
    [{ if_metadata: { lang: 'en' } }, 'metadata.lang is "pl"'],
  ])('fails when it is not, and leaves it: %j', async (condition, details) => {
    const failures = await failuresOf([{ metadata: { new: 1 }, ...condition }]);
    expect(failures).toEqual([['precondition_failed', details]]);
    expect(await metadataNow()).toEqual(PRIOR);
  });

  it('fails behind another one of the same code', async () => {
    const bound = { if_updated_at: voucher.updated_at };
    const failures = await failuresOf([
      { metadata: { new: 1 }, ...bound },
      { metadata: { new: 2 }, ...bound },
    ]);
    expect(failures).toEqual([
      ['precondition_failed', 'updated_at was changed by an earlier row of this request'],
    ]);
    expect(await metadataNow()).toEqual({ ...PRIOR, new: 1 });
  });

  it('refuses the request when a field has the wrong shape', async () => {
    const json = [
      { code: 'A', metadata: {}, unset_metadata_fields: 'lang' },
      { code: 'A', metadata: {}, if_updated_at: 'yesterday' },
      { code: 'A', metadata: {}, if_metadata: [] },
    ];
    const { status, body } = await service.api.request('POST', UPDATE, { json });
    expect([status, body.details]).toEqual([
      400,
      'Property .0.unset_metadata_fields must be array of strings, ' +
        'Property .1.if_updated_at must be a ISO 8601 date-time or null, ' +
        'Property .2.if_metadata must be object',
    ]);
  });
});

describe('the undo of a bulk request', () => {
  const undo = (id: string, query = '') =>
    service.api.request('POST', `/v1/async-actions/${id}/undo${query}`);

  it.each(['merge', 'replace', 'deep_merge'])('knows how it wrote metadata: %s', async (mode) => {
    const row = { metadata: { price: { net: 3 } }, unset_metadata_fields: ['lang'] };
    const items = [{ code: voucher.code, ...row }];
    const { id } = await service.api.runBulk(items, `${UPDATE}?metadata_mode=${mode}`);

    const { body } = await undo(id as string);
    const undone = await service.api.waitForAction(body.async_action_id as string);

    expect(undone).toMatchObject({ operation_status: 'SUCCESS', result: { done_count: 1 } });
    expect(await metadataNow()).toEqual(PRIOR);
  });

  it('can be tried without a change, and confirmed', async () => {
    const items = [{ code: voucher.code, metadata: { lang: 'en' } }];
    const { id } = await service.api.runBulk(items);

    const { body } = await undo(id as string, '?dry_run=true');
    const tried = await service.api.waitForAction(body.async_action_id as string);

    expect(await metadataNow()).toEqual({ ...PRIOR, lang: 'en' });
    expect(tried.result).toMatchObject({
      dry_run: { would_change_count: 1, would_stay_count: 0, would_fail_count: 0 },
    });
    const [line] = reportLines(await service.api.report(tried));
    expect(JSON.parse(line?.changes ?? '')).toEqual({
      metadata: { lang: { before: 'en', after: 'pl' } },
    });
    const { body: confirmed } = await service.api.request(
      'POST',
      `/v1/async-actions/${tried.id as string}/confirm`,
    );
    const undone = await service.api.waitForAction(confirmed.async_action_id as string);
    expect(undone).toMatchObject({ type: 'VOUCHERS.UNDO', operation_status: 'SUCCESS' });
    expect(await metadataNow()).toEqual(PRIOR);
  });

  it('has nothing to do for a dry run', async () => {
    const items = [{ code: voucher.code, metadata: { new: 1 } }];
    const { id } = await service.api.runBulk(items, `${UPDATE}?dry_run=true`);
    expect(await metadataNow()).toEqual(PRIOR);

    const { status, body } = await undo(id as string);
    expect([status, body.key]).toEqual([409, 'nothing_to_undo']);
  });
});

describe('a strict request', () => {
  const REPEATED = ['invalid_payload', 'Property .code must NOT be repeated in the request'];

  it('fails the rows with unknown fields', async () => {
    expect(await failuresOf([{ metdata: { a: 1 } }], '?strict=true')).toEqual([
      ['invalid_payload', 'Property .metdata is not known'],
    ]);
    expect(await failuresOf([{ metdata: { a: 1 } }], '?strict=false')).toEqual([]);
  });

  it.each([
    ['1', true],
    ['TRUE', true],
    ['0', false],
    ['False', false],
  ])('is chosen as any boolean of a query: strict=%s', async (text, strict) => {
    const items = [{ code: voucher.code, metadata: {}, unknown: 1 }];
    const action = await service.api.runBulk(items, `${UPDATE}?strict=${text}`);
    expect(action).toMatchObject({ strict, result: { failed_count: strict ? 1 : 0 } });
  });

  it('is no choice for a file, whose columns are all known', async () => {
    const path = '/v1/vouchers/importCSV?strict=true';
    const { status, body } = await service.api.request('POST', path, await csvUpload('Code\nA\n'));
    expect([status, body.details]).toEqual([400, 'Property .strict is not a known parameter']);
  });

  it('fails every row of a code that comes twice', async () => {
    const rows = [{ metadata: { a: 1 } }, { metadata: { a: 2 } }];
    expect(await failuresOf(rows, '?strict=true')).toEqual([REPEATED, REPEATED]);
    expect(await metadataNow()).toEqual(PRIOR);
  });

  it('refuses an unknown member beside one metadata for many codes, and fails repeated codes', async () => {
    const { code } = voucher;
    const path = `${SAME}?strict=true`;
    const json = { codes: [code], metadata: {}, mode: 'replace' };
    const { status, body } = await service.api.request('POST', path, { json });
    expect([status, body.details]).toEqual([400, 'Property .mode is not known']);

    const { result } = await service.api.runBulk({ codes: [code, code], metadata: { a: 1 } }, path);
    expect(result).toMatchObject({ done_count: 0, failed_count: 2 });
  });

  it('fails the rows of an import with unknown fields or repeated codes', async () => {
    const worth = { type: 'GIFT_VOUCHER', gift: { amount: 100 } };
    const items = [
      { code: `new-${serial}`, ...worth },
      { code: `twice-${serial}`, ...worth },
      { code: `twice-${serial}`, ...worth },
      { code: `odd-${serial}`, colour: 'red', ...worth },
    ];
    const action = await service.api.runBulk(items, '/v1/vouchers/import?strict=true');
    const lines = reportLines(await service.api.report(action));
    expect(lines.map(({ error_details }) => error_details)).toEqual([
      '',
      REPEATED[1],
      REPEATED[1],
      'Property .colour is not known',
    ]);
  });
});
