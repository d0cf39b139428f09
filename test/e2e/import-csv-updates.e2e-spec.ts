import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { csvUpload } from '../support/http/csv-upload.js';
import { invalidPayload } from '../support/http/error-bodies.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

const PATH = '/v1/vouchers/importCSV';
/** In characters that Windows-1252 has too. */
const EXCEL = 'Code;Voucher Type;Discount Type;Value;Expiration date;Größe';

describe('the import of a CSV file whose codes exist', () => {
  let service: SharedService;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  const upload = async (file: string | Uint8Array<ArrayBuffer>) =>
    service.api.request('POST', PATH, await csvUpload(file));

  async function importFile(file: string | Uint8Array<ArrayBuffer>) {
    const { body } = await upload(file);
    return service.api.waitForAction(body.async_action_id as string);
  }

  it('overwrites with cells that are not empty and merges metadata', async () => {
    const before = await service.api.createVoucher('known', {
      discount: { type: 'AMOUNT', amount_off: 400, effect: 'APPLY_TO_ORDER' },
      category: 'old',
      start_date: '2026-01-01',
      metadata: { Region: 'EU', kept: { a: 1 } },
    });

    const action = await importFile(
      'Code,Voucher Type,Discount Type,Value,Category,Start Date,Active,Region\n' +
        'known,DISCOUNT_VOUCHER,AMOUNT,500,new,,false,US\n' +
        'added,GIFT_VOUCHER,,100,,,,\n',
    );

    expect(action).toMatchObject({
      operation_status: 'SUCCESS',
      result: { message: '2 voucher(s) imported successfully, 0 failed.', done_count: 2 },
    });
    const { updated_at, ...after } = await service.api.getVoucher('known');
    expect(after).toEqual({
      ...{ ...before, updated_at: undefined },
      active: false,
      category: 'new',
      discount: { ...before.discount, amount_off: 500 },
      metadata: { Region: 'US', kept: { a: 1 } },
    });
    expect(updated_at).not.toBeNull();
    const lines = reportLines(await service.api.report(action));
    expect(lines.map(({ code, found, updated }) => [code, found, updated]).sort()).toEqual([
      ['added', 'false', 'true'],
      ['known', 'true', 'true'],
    ]);
  });

  it('changes nothing, not even when it was updated, where a voucher has everything already', async () => {
    const file = 'Code,Voucher Type,Value,k\nsame,GIFT_VOUCHER,100,x\n';
    await importFile(file);
    const before = await service.api.getVoucher('same');

    const action = await importFile(file);

    expect(action.result).toMatchObject({ done_count: 1, failed_count: 0 });
    expect(await service.api.getVoucher('same')).toEqual(before);
    expect(before.updated_at).toBeNull();
  });

  it('takes a row without a type for a voucher that has one', async () => {
    await service.api.createVoucher('card', { gift: { amount: 1000 } });
    await service.api.createVoucher('percent', { discount: { type: 'PERCENT', percent_off: 5 } });

    const { result } = await importFile(
      'Code,Value,Redeemed Amount,Region\ncard,,400,EU\npercent,15,,\nnobody,1,,\n',
    );

    expect(result.failed).toEqual([{ code: 'nobody', row: 3, reason: 'Voucher Type is required' }]);
    expect(await service.api.getVoucher('card')).toMatchObject({
      gift: { amount: 1000, balance: 600 },
      metadata: { Region: 'EU' },
    });
    expect(await service.api.getVoucher('percent')).toMatchObject({
      discount: { type: 'PERCENT', percent_off: 15 },
    });
  });

  it('fails rows that disagree with their voucher, and leaves it as it is', async () => {
    const before = await service.api.createVoucher('firm');

    const action = await importFile(
      'Code,Voucher Type,Discount Type,Value,Redeemed Amount,Region\n' +
        'firm,GIFT_VOUCHER,,1,,EU\n' +
        `firm,DISCOUNT_VOUCHER,${before.discount.type === 'UNIT' ? 'AMOUNT' : 'UNIT'},1,,EU\n` +
        'firm,,,-1,,EU\n' +
        'firm,,,,7,EU\n',
    );

    const failed = action.result.failed as { reason: string }[];
    expect(failed.map(({ reason }) => reason)).toEqual([
      'Voucher Type is GIFT_VOUCHER, and the voucher with this code is a DISCOUNT_VOUCHER',
      'It is not possible to change Voucher discount type',
      expect.stringMatching(/^Property \.discount\.\w+ must be /),
      'Redeemed Amount does not go with a DISCOUNT_VOUCHER',
    ]);
    expect(await service.api.getVoucher('firm')).toEqual(before);
    const lines = reportLines(await service.api.report(action));
    expect(lines.map(({ found, updated }) => [found, updated])).toEqual(
      Array(4).fill(['true', 'false']),
    );
  });

  it('applies rows of one code in their order', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => `again,GIFT_VOUCHER,${n},${n}`);

    const { result } = await importFile(`Code,Voucher Type,Value,n\n${rows.join('\n')}`);

    expect(result).toMatchObject({ done_count: 50, failed_count: 0 });
    expect(await service.api.getVoucher('again')).toMatchObject({
      gift: { amount: 49 },
      metadata: { n: '49' },
    });
  });

  it('still fails such a row of JSON', async () => {
    await service.api.createVoucher('json');

    const { result } = await service.api.importVouchers([{ code: 'json' }]);

    expect(result.failed).toEqual([
      { code: 'json', reason: 'Duplicated voucher exists with id json' },
    ]);
  });

  it('keeps what was redeemed before', async () => {
    await importFile(
      'Code,Voucher Type,Discount Type,Value,Redeemed Quantity,Redeemed Amount,Discount Effect,Formula\n' +
        'used,GIFT_VOUCHER,,1000,2,400,,\n' +
        'formula,DISCOUNT_VOUCHER,AMOUNT,5,,,APPLY_TO_ITEMS,ORDER_AMOUNT / 10\n',
    );

    expect(await service.api.getVoucher('used')).toMatchObject({
      gift: { amount: 1000, balance: 600 },
      redemption: { redeemed_quantity: 2 },
      metadata: {},
    });
    expect(await service.api.getVoucher('formula')).toMatchObject({
      discount: {
        ...{ type: 'AMOUNT', amount_off: 5, effect: 'APPLY_TO_ITEMS' },
        amount_off_formula: 'ORDER_AMOUNT / 10',
      },
      metadata: {},
    });
  });

  it('reads what a European spreadsheet saves, and says how it was read', async () => {
    const rows = `${EXCEL}\r\n="00123";DISCOUNT_VOUCHER;PERCENT;10;2026-12-31;20" Ü\r\n;;;;;\r\n`;
    const file = Uint8Array.from(Buffer.from(`\ufeff${rows}`, 'utf16le'));

    const { result, operation_status } = await importFile(file);

    expect(operation_status).toBe('SUCCESS');
    expect(await service.api.getVoucher('00123')).toMatchObject({
      discount: { type: 'PERCENT', percent_off: 10 },
      expiration_date: '2026-12-31T00:00:00.000Z',
      metadata: { Größe: '20" Ü' },
    });
    expect(result).toMatchObject({
      skipped: { columns: [], empty_lines: 1 },
      notes: [
        'The file was read as UTF-16, little end first.',
        'The cells are separated by semicolons.',
        "The column 'Expiration date' was read as 'Expiration Date'.",
        'Cells that are written ="..." were read as the text between the quotation marks: 1.',
        "Dates without a time were read as midnight UTC: 1, in 'Expiration Date'.",
        'Rows without content were skipped: 1.',
      ],
    });
  });

  it('notes that it sends no webhooks', async () => {
    const form = new FormData();
    form.append('file', new Blob(['Code,Voucher Type,Value\nhook,GIFT_VOUCHER,1\n']), 'f.csv');
    form.append('webhooks_enable', 'true');
    const sent = new Response(form);
    const headers = { 'content-type': sent.headers.get('content-type') ?? '' };
    const body = new Uint8Array(await sent.arrayBuffer());

    const answer = await service.api.request('POST', PATH, { body, headers });
    const { result } = await service.api.waitForAction(answer.body.async_action_id as string);

    expect(result.notes).toEqual([
      "'webhooks_enable' was ignored: this service sends no webhooks.",
    ]);
  });

  it.each([
    [
      'a column that cannot be kept',
      Buffer.from('Code,Voucher Type,validation rule ID\na,b,c'),
      "must NOT have the column 'Validation Rule ID': there are no validation rules in this service",
    ],
    [
      'Windows-1252',
      Buffer.from(`${EXCEL}\na;b`, 'latin1'),
      "must be text in UTF-8, and has bytes of another encoding such as Windows-1252 in line 1: save the sheet as 'CSV UTF-8' and send that",
    ],
    [
      'a mark that was opened long ago',
      Buffer.from(`Code,k\na,"b\n${'c,d\n'.repeat(3_000)}`),
      'is not CSV: a quotation mark in line 2 is misplaced, or is not closed at the end of its cell',
    ],
  ])('refuses %s by name', async (_case, file, fault) => {
    const { status, body } = await upload(Uint8Array.from(file));

    expect(status).toBe(400);
    expect(body).toEqual(invalidPayload(`Property .file ${fault}`).body);
  });
});
