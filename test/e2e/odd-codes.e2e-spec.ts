import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import { invalidPayload } from '../support/http/error-bodies.js';
import { expectRefusal, invalidRow, unknownCode, WITNESS } from '../support/jobs/expectations.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS);
});

afterAll(() => service.dispose());

const HIDDEN = 'must NOT contain control or formatting characters';
const EDGES = 'must NOT begin or end with white space';
const TOO_LONG = 'must NOT have more than 255 characters';
const HALF = 'must be well-formed Unicode';

const REFUSED: [name: string, code: string, text: string, repeated?: string][] = [
  ['nothing in it', '', 'must NOT have fewer than 1 characters'],
  ['U+0000', 'a\0b', 'must NOT contain U+0000'],
  ['a lone surrogate', 'a\ud800b', HALF],
  ['a line break', 'a\nb', HIDDEN],
  ['a tab at its start', '\tcode', HIDDEN],
  ['a carriage return at its start', '\rcode', HIDDEN],
  ['an escape', '\u001b[31m', HIDDEN],
  ['a C1 control', 'a\u0085b', HIDDEN],
  ['a bidirectional override', 'a\u202eb', HIDDEN],
  ['a bidirectional isolate', 'a\u2066b', HIDDEN],
  ['a zero-width space', 'a\u200bb', HIDDEN],
  ['a byte order mark', '\ufeffcode', HIDDEN],
  ['a space at its start', ' code', EDGES],
  ['a no-break space at its end', 'code\u00a0', EDGES],
  ['256 letters', 'a'.repeat(256), TOO_LONG, `${'a'.repeat(255)}…`],
  ['10,000 letters', 'a'.repeat(10_000), TOO_LONG, `${'a'.repeat(255)}…`],
  ['256 characters of two units', '😀'.repeat(256), TOO_LONG, `${'😀'.repeat(255)}…`],
  [
    '255 variation selectors after it',
    `a${'\ufe0f'.repeat(255)}`,
    TOO_LONG,
    `a${'\ufe0f'.repeat(254)}…`,
  ],
];

describe.each(REFUSED)('a code with %s', (_name, code, text, repeated = code) => {
  const details = `Property .code ${text}`;

  it('fails its row of a bulk update, and only that', async () => {
    const action = await service.api.runBulk([
      { code, metadata: { a: 1 } },
      { code: WITNESS, metadata: {} },
    ]);

    expect(action.result).toMatchObject({
      done_count: 1,
      failed_count: 1,
      errors: [invalidRow(repeated, details)],
    });
    // Half a pair has no UTF-8; in the CSV, which is not JSON, it can only be the replacement character.
    expect(reportLines(await service.api.report(action))[0]).toMatchObject({
      row: '1',
      error_key: 'invalid_payload',
      error_details: details,
    });
  });

  it('fails its row of an import', async () => {
    const action = await service.api.importVouchers([{ code }]);

    expect(action.result).toMatchObject({
      failed: [{ code: repeated, reason: details }],
      done_count: 0,
      failed_count: 1,
    });
  });
});

describe('a refused code in a path', () => {
  const cases = REFUSED.filter(([, code]) => code !== '' && code.isWellFormed());

  it.each(cases)('makes no voucher: %s', (_name, code, text) => {
    const path = `/v1/vouchers/${encodeURIComponent(code)}`;
    return expectRefusal(
      service.api,
      () => service.api.request('POST', path, { json: WORTH }),
      invalidPayload(`Property .code ${text}`),
    );
  });
});

describe('codes that only look dangerous', () => {
  const codes = [
    '=1+1',
    '+1',
    '-10OFF',
    '@x',
    'say "hi", ok; \'x\'',
    'a b',
    '100%',
    '%00',
    'a/b',
    '...',
    'bulk',
    'import',
    '__proto__',
    'constructor',
    'é',
    'e\u0301',
    'ÅNGSTRÖM',
    "'; DROP TABLE vouchers; --",
    '<script>alert(1)</script>',
    'a'.repeat(255),
    '😀'.repeat(255),
  ];

  it('are kept, found, updated and reported as sent', async () => {
    const imported = await service.api.importVouchers(codes.map((code) => ({ code })));
    expect(imported.result).toMatchObject({ done_count: codes.length, failed_count: 0 });
    const updated = await service.api.runBulk(
      codes.map((code, at) => ({ code, metadata: { at, code } })),
    );
    expect(updated.operation_status).toBe('SUCCESS');

    for (const [at, code] of codes.entries()) {
      const voucher = await service.api.getVoucher(code);
      expect([voucher.code, voucher.metadata]).toEqual([code, { at, code }]);
    }
    const lines = reportLines(await service.api.report(updated));
    expect(lines.map((line) => line.code)).toEqual(
      codes.map((code) => (/^[=+\-@]/.test(code) ? `'${code}` : code)),
    );
  });

  it('stand in the raw report untouched', async () => {
    const action = await service.api.runBulk([{ code: '=1+1', metadata: {} }]);
    const raw = { result: { reports: [`${action.result.reports[0]}&raw=1`] } };

    expect(reportLines(await service.api.report(raw))).toMatchObject([{ code: '=1+1' }]);
  });

  it('do not make two forms of the same letter one code', async () => {
    await service.api.runBulk([{ code: 'é', metadata: { form: 'composed' } }]);
    await service.api.runBulk([{ code: 'e\u0301', metadata: { form: 'decomposed' } }]);

    expect((await service.api.getVoucher('é')).metadata.form).toBe('composed');
    expect((await service.api.getVoucher('e\u0301')).metadata.form).toBe('decomposed');
  });
});

describe('an unknown code that looks like one that exists', () => {
  const unknown = (code: string, hint: string) => ({
    code,
    key: 'not_found',
    message: 'Resource not found',
    details: `Cannot find voucher with id ${code}. ${hint}`,
  });

  it('has that code in the details of its row', async () => {
    await service.api.createVoucher('Caf\u00e9-1');
    await service.api.createVoucher('SUMMER-1');
    const codes = ['Cafe\u0301-1', 'summer-1', 'winter-1'];

    const bulk = await service.api.runBulk(codes.map((code) => ({ code, metadata: { a: 1 } })));
    const shared = { codes, metadata: { a: 1 } };
    const alike = await service.api.runBulk(shared, '/v1/vouchers/metadata/async');

    const errors = [
      unknown('Cafe\u0301-1', 'The code Caf\u00e9-1 exists and differs only in its Unicode form'),
      unknown('summer-1', 'The code SUMMER-1 exists and differs only in upper and lower case'),
      unknownCode('winter-1'),
    ];
    expect(bulk.result.errors).toEqual(errors);
    expect(alike.result.errors).toEqual(expect.arrayContaining(errors));
  });
});

describe('codes that no path can hold', () => {
  it.each(['.', '..'])('are not given to a voucher: %s', async (code) => {
    const details = 'Property .code must NOT be . or .., which no path can hold';
    const json = { code, ...WORTH };

    expect((await service.api.request('POST', '/v1/vouchers', { json })).body).toEqual(
      invalidPayload(details).body,
    );
    const action = await service.api.importVouchers([{ code }]);
    expect(action.result.failed).toEqual([{ code, reason: details }]);
  });
});

describe('codes in one request', () => {
  it('may be the same 10,000 times: the rows are applied in order and the last one stays', async () => {
    await service.api.createVoucher('many', { metadata: { kept: 1 } });
    const rows = Array.from({ length: 10_000 }, (_, n) => ({ code: 'many', metadata: { n } }));

    const action = await service.api.runBulk(rows);

    expect(action.result).toMatchObject({ done_count: 10_000, failed_count: 0, errors: [] });
    expect((await service.api.getVoucher('many')).metadata).toEqual({ kept: 1, n: 9_999 });
    const lines = reportLines(await service.api.report(action));
    expect(lines.map((line) => line.row)).toEqual(rows.map((_, at) => String(at + 1)));
  });

  it('may all be unknown: the job is done, each row failed, no voucher made', async () => {
    const action = await service.api.runBulk(
      ['u1', 'u2', 'u3'].map((code) => ({ code, metadata: { a: 1 } })),
    );

    expect(action).toMatchObject({ status: 'DONE', operation_status: 'FAILED', progress: 100 });
    expect(action.result).toMatchObject({ done_count: 0, failed_count: 3 });
    expect(action.result.errors).toEqual(['u1', 'u2', 'u3'].map(unknownCode));
    expect(reportLines(await service.api.report(action))).toMatchObject(
      ['u1', 'u2', 'u3'].map((code) => ({
        code,
        found: 'false',
        updated: 'false',
        error_key: 'not_found',
      })),
    );
    expect((await service.api.get('/v1/vouchers/u1')).status).toBe(404);
  });

  it('may be 380,000, each refused', async () => {
    const body = `[${Array(380_000).fill('{"code":"","metadata":{}}').join(',')}]`;
    const answer = await service.api.request('POST', '/v1/vouchers/bulk/async', { body });

    const action = await service.api.waitForAction(answer.body.async_action_id as string, 120_000);

    expect(action).toMatchObject({ status: 'DONE', operation_status: 'FAILED' });
    expect(action.result).toMatchObject({
      done_count: 0,
      failed_count: 380_000,
      errors_listed: 1_000,
    });
    expect(action.result.errors).toHaveLength(1_000);
  }, 150_000);
});
