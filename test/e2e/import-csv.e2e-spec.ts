import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvUpload } from '../support/http/csv-upload.js';
import { invalidPayload } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

const PATH = '/v1/vouchers/importCSV';
const LIMIT = 10_485_760;
const TOO_LARGE = {
  statusCode: 413,
  error: 'Request Entity Too Large',
  message: 'Payload content length greater than maximum allowed: 10485760',
};

describe('the import of a CSV file', () => {
  let service: SharedService;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  const upload = async (...args: Parameters<typeof csvUpload>) =>
    service.api.request('POST', PATH, await csvUpload(...args));

  async function importFile(...args: Parameters<typeof csvUpload>) {
    const answer = await upload(...args);
    expect(answer).toMatchObject({
      status: 202,
      body: { async_action_id: expect.stringMatching(/^aa_[0-9a-f]{18}$/) },
    });
    return service.api.waitForAction(answer.body.async_action_id as string);
  }

  it('adds the vouchers of the public template', async () => {
    const action = await importFile(
      'Code,Voucher Type,Active,Start Date,Expiration Date,Discount Type,Value,Category,Redemption Limit,Additional Info,Region\n' +
        'FALL-1,DISCOUNT_VOUCHER,true,2026-09-01,2026-11-30T23:59:59.000Z,AMOUNT,400,Fall,5,Thanks,EU\n' +
        'FALL-2,GIFT_VOUCHER,FALSE,,,,1000,,,,"a, b"\n',
    );

    expect(action).toMatchObject({
      type: 'VOUCHERS.IMPORT_CSV',
      status: 'DONE',
      operation_status: 'SUCCESS',
    });
    expect(await service.api.getVoucher('FALL-1')).toMatchObject({
      type: 'DISCOUNT_VOUCHER',
      active: true,
      start_date: '2026-09-01T00:00:00.000Z',
      expiration_date: '2026-11-30T23:59:59.000Z',
      discount: { type: 'AMOUNT', amount_off: 400 },
      category: 'Fall',
      redemption: { quantity: 5 },
      additional_info: 'Thanks',
      metadata: { Region: 'EU' },
    });
    expect(await service.api.getVoucher('FALL-2')).toMatchObject({
      type: 'GIFT_VOUCHER',
      active: false,
      gift: { amount: 1000 },
      metadata: { Region: 'a, b' },
    });
  });

  it('names the rows that failed by their numbers, and says what it skipped', async () => {
    await service.api.createVoucher('taken');
    await service.api.createVoucher('binned');
    await service.api.request('DELETE', '/v1/vouchers/binned');

    const { result, operation_status } = await importFile(
      'Code,Voucher Type,Value,\r\n' +
        'fine,GIFT_VOUCHER,3,\r\n\r\nFALL2023,,,\r\ntaken,GIFT_VOUCHER,5\r\nbinned,GIFT_VOUCHER,5,\r\n,,,\r\n',
    );

    expect(operation_status).toBe('FAILED');
    expect(result).toEqual({
      message: '1 voucher(s) imported successfully, 3 failed.',
      failed: [
        { code: 'FALL2023', row: 2, reason: 'Voucher Type is required' },
        {
          code: 'taken',
          row: 3,
          reason:
            'Voucher Type is GIFT_VOUCHER, and the voucher with this code is a DISCOUNT_VOUCHER',
        },
        { code: 'binned', row: 4, reason: 'Duplicated voucher exists with id binned' },
      ],
      done_count: 1,
      failed_count: 3,
      skipped: { columns: ['column 4, which has no name'], empty_lines: 2 },
      notes: [
        'Cells that are missing at the end of rows were read as empty: 1.',
        'Rows without content were skipped: 1.',
      ],
      reports: [expect.stringContaining('http')],
      reports_available_till: expect.any(String),
      report_variants: { raw: [expect.any(String)], excel: [expect.any(String)] },
      files: expect.any(Object),
    });
  });

  it('takes a compressed form', async () => {
    const file = 'Code,Voucher Type,Value\nzipped,GIFT_VOUCHER,1\n';

    expect(await importFile(file, { gzip: true })).toMatchObject({ result: { done_count: 1 } });
  });

  it('takes a form of exactly 10 MiB and none that is larger', async () => {
    const head = 'Code,Voucher Type,Value,k\nlarge,GIFT_VOUCHER,1,';
    const envelope = (await csvUpload('')).body as Uint8Array;
    const line = `\nmissing,type,,${'x'.repeat(1_000)}`;
    const fileOf = (size: number) => head.padEnd(size - envelope.length, line);

    expect(await importFile(fileOf(LIMIT))).toMatchObject({ result: { done_count: 1 } });
    expect(await upload(fileOf(LIMIT + 1))).toMatchObject({ status: 413, body: TOO_LARGE });
    const zipped = await upload(fileOf(LIMIT + 1), { gzip: true });
    expect(zipped).toMatchObject({ status: 413, body: TOO_LARGE });
  });

  it.each([
    ['in another field', 'attachment'],
    ['in a field whose name only begins like it', 'file2'],
  ])('misses a file %s', async (_case, field) => {
    const { status, body } = await upload('Code\na', { field });

    expect(status).toBe(400);
    expect(body).toEqual(invalidPayload("Payload should have required property 'file'").body);
  });

  it('misses the file of a request without a body', async () => {
    const { status, body } = await service.api.request('POST', PATH);

    expect(status).toBe(400);
    expect(body).toEqual(invalidPayload("Payload should have required property 'file'").body);
  });

  it.each([
    [
      'a zip file',
      Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0xd8, 0]),
      "is a workbook such as .xlsx, or another zip archive: save the sheet as 'CSV UTF-8' and send that",
    ],
    [
      'an open quotation mark',
      'Code,Voucher Type\n"a,DISCOUNT_VOUCHER',
      'is not CSV: a quotation mark in line 2 is misplaced, or is not closed at the end of its cell',
    ],
    [
      'one line of 10 MB',
      `Code,k\n${'x'.repeat(10_000_000)}`,
      'has a row that is too long, at line 2',
    ],
    ['10,000 columns', `Code${',x'.repeat(10_000)}\na`, 'must NOT have more than 1014 columns'],
  ])('refuses %s', async (_case, file, fault) => {
    const { status, body } = await upload(file);

    expect(status).toBe(400);
    expect(body).toEqual(invalidPayload(`Property .file ${fault}`).body);
  });

  it('refuses a form that is cut off', async () => {
    const { body: whole, headers } = await csvUpload('Code,Voucher Type\na,DISCOUNT_VOUCHER');
    const body = (whole as Uint8Array<ArrayBuffer>).slice(0, -10);

    const answer = await service.api.request('POST', PATH, { body, headers });

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: 'Invalid multipart payload format',
    });
  });

  it.each([
    ['JSON', { json: { file: 'Code' } }],
    ['the bare file', { body: 'Code\na', headers: { 'content-type': 'text/csv' } }],
    [
      'a form without its boundary',
      { body: 'Code\na', headers: { 'content-type': 'multipart/form-data' } },
    ],
  ])('misses the file of a request with %s', async (_case, options) => {
    const { status, body } = await service.api.request('POST', PATH, options);

    expect(status).toBe(400);
    expect(body).toEqual(invalidPayload("Payload should have required property 'file'").body);
  });

  it('refuses a form where JSON belongs', async () => {
    const form = await csvUpload('Code');

    const elsewhere = await service.api.request('POST', '/v1/vouchers/bulk/async', form);

    expect(elsewhere).toMatchObject({ status: 415, body: { statusCode: 415 } });
  });

  it('gives cells the types of the metadata schema, and fails a row whose cell is not of it', async () => {
    const number = { type: 'number', optional: true };
    const properties = {
      uses: number,
      vip: { type: 'boolean', optional: true },
      shops: { ...number, array: true },
    };
    const { body: schema } = await service.api.request('POST', '/v1/metadata-schemas', {
      json: { related_object: 'voucher', properties },
    });
    const file = [
      'Code,Voucher Type,Value,uses,vip,shops,note',
      'typed,GIFT_VOUCHER,1,12,TRUE,"1, 2",34',
      'wrong,GIFT_VOUCHER,1,many,,,',
      'huge,GIFT_VOUCHER,1,9007199254740993,,,',
    ];

    const { body } = await upload(file.join('\n'));
    const action = await service.api.waitForAction(body.async_action_id as string);
    await service.api.request('DELETE', `/v1/metadata-schemas/${schema.id as string}`);

    const reason = "uses: must be a number (actual value is 'many')";
    expect(action.result.failed).toEqual([
      { code: 'wrong', row: 2, reason },
      {
        code: 'huge',
        row: 3,
        reason: 'Property .metadata.uses must be a number that a double keeps exactly',
      },
    ]);
    expect((await service.api.getVoucher('typed')).metadata).toEqual({
      uses: 12,
      vip: true,
      shops: [1, 2],
      note: '34',
    });
  });

  it('asks for a key before it reads the file', async () => {
    const form = await csvUpload('x'.repeat(LIMIT));

    const answer = await service.api.request('POST', PATH, { ...form, anonymous: true });

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ code: 401, message: 'Unauthorized', key: 'unauthorized' });
  });
});
