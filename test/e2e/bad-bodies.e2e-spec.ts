import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invalidPayload, NOT_JSON } from '../support/http/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/jobs/expectations.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS, { metadata: { kept: true } });
});

afterAll(() => service.dispose());

const post = (path: string, body: string) => service.api.request('POST', path, { body });

const ROUTES = ['/v1/vouchers/bulk/async', '/v1/vouchers/import'];
const GOOD = `{"code":"${WITNESS}","metadata":{"kept":false}}`;

const NOT_JSON_BODIES: [name: string, body: string][] = [
  ['a trailing comma', `[${GOOD},]`],
  ['a body that ends early', `[${GOOD}`],
  ['single quotes', `[{'code':'${WITNESS}','metadata':{}}]`],
  ['NaN', `[{"code":"${WITNESS}","metadata":{"a":NaN}}]`],
  ['Infinity', `[{"code":"${WITNESS}","metadata":{"a":-Infinity}}]`],
  ['a leading zero', `[{"code":"${WITNESS}","metadata":{"a":01}}]`],
  ['a line break in a text', `[{"code":"${WITNESS}","metadata":{"a":"\n"}}]`],
  ['two documents', `[${GOOD}][${GOOD}]`],
  ['a form', 'code=witness'],
  ['white space only', ' \n '],
  ['ten megabytes of brackets', '['.repeat(10_485_760)],
];

const WRONG_SHAPES: [name: string, body: string, details: string][] = [
  ['an empty body', '', 'Payload must be array'],
  ['null', 'null', 'Payload must be array'],
  ['a text', '"x"', 'Payload must be array'],
  ['a number', '42', 'Payload must be array'],
  ['an object', '{}', 'Payload must be array'],
  ['an object that looks like an array', '{"0":{},"length":1}', 'Payload must be array'],
  ['an object with the array as __proto__', `{"__proto__":[${GOOD}]}`, 'Payload must be array'],
  ['an empty array', '[]', 'Payload must NOT have fewer than 1 items'],
  ['an array in the array', `[[${GOOD}]]`, 'Property .0 must be object'],
  ['null in the array', '[null]', 'Property .0 must be object'],
  [
    'one item without a code among good ones',
    `[${GOOD},{"metadata":{}},${GOOD}]`,
    "Property .1 must have required property 'code'",
  ],
  [
    'an item whose code hides in __proto__',
    '[{"__proto__":{"code":"witness"},"metadata":{}}]',
    "Property .0 must have required property 'code'",
  ],
  ['a code of null', '[{"code":null,"metadata":{}}]', 'Property .0.code must be string'],
  ['a code that is a number', '[{"code":7,"metadata":{}}]', 'Property .0.code must be string'],
  ['a code that is an object', '[{"code":{},"metadata":{}}]', 'Property .0.code must be string'],
];

describe.each(ROUTES)('POST %s', (path) => {
  it.each(NOT_JSON_BODIES)('refuses %s as not JSON', (_name, body) =>
    expectRefusal(service.api, () => post(path, body), NOT_JSON),
  );

  it.each(WRONG_SHAPES)('refuses %s', (_name, body, details) =>
    expectRefusal(service.api, () => post(path, body), invalidPayload(details)),
  );

  it('refuses an array nested 5,000,000 levels', () =>
    expectRefusal(
      service.api,
      () => post(path, '['.repeat(5_000_000) + ']'.repeat(5_000_000)),
      invalidPayload('Property .0 must be object'),
    ));

  it('names twenty of 100,000 faults and counts the others', async () => {
    const named = Array.from({ length: 20 }, (_, at) => `Property .${at}.code must be string`);
    const body = JSON.stringify(Array(100_000).fill({ code: 1, metadata: {} }));
    const details = `${named.join(', ')} and 99980 more`;
    await expectRefusal(service.api, () => post(path, body), invalidPayload(details));
  });
});

describe('POST /v1/vouchers/bulk/async', () => {
  const path = '/v1/vouchers/bulk/async';
  const noMetadata = "must have required property 'metadata'";
  const cases: [name: string, body: string, details: string][] = [
    [
      'several kinds of fault at once',
      '[1,{}]',
      `Property .0 must be object, Property .1 must have required property 'code', Property .1 ${noMetadata}`,
    ],
    ['an item without metadata', '[{"code":"witness"}]', `Property .0 ${noMetadata}`],
    [
      'metadata of null',
      '[{"code":"witness","metadata":null}]',
      'Property .0.metadata must be object',
    ],
    [
      'metadata that is an array',
      '[{"code":"witness","metadata":[]}]',
      'Property .0.metadata must be object',
    ],
    [
      'metadata that is a text',
      '[{"code":"witness","metadata":"{}"}]',
      'Property .0.metadata must be object',
    ],
  ];

  it.each(cases)('refuses %s', (_name, body, details) =>
    expectRefusal(service.api, () => post(path, body), invalidPayload(details)),
  );

  it('skips other fields of an item', async () => {
    await service.api.createVoucher('skips', { metadata: {}, category: 'kept' });
    const before = await service.api.getVoucher('skips');

    const action = await service.api.runBulk([
      { code: 'skips', metadata: { a: 1 }, category: 'other', active: false, id: 'x', extra: {} },
    ]);

    expect(action.operation_status).toBe('SUCCESS');
    const after = await service.api.getVoucher('skips');
    expect(after).toEqual({ ...before, metadata: { a: 1 }, updated_at: after.updated_at });
  });
});

describe('POST /v1/vouchers/{code}', () => {
  const path = '/v1/vouchers/never-made';
  const brackets = '['.repeat(200_000);
  const cases: [name: string, body: string, details: string][] = [
    ['null', 'null', 'Payload must be object'],
    ['an array', '[]', 'Payload must be object'],
    ['metadata that is an array', '{"metadata":[]}', 'Property .metadata must be object'],
    [
      'an unknown type',
      '{"type":"LUCKY"}',
      'Property .type must be equal to one of the allowed values [ DISCOUNT_VOUCHER, GIFT_VOUCHER, LOYALTY_CARD ]',
    ],
    ['a discount that is a text', '{"discount":"10 %"}', 'Property .discount must be object'],
    [
      'a percentage that is a text',
      '{"discount":{"percent_off":"10"}}',
      'Property .discount.percent_off must be number from 0 to 100',
    ],
    [
      'a date that does not exist',
      '{"start_date":"2026-02-30"}',
      'Property .start_date cannot be recognized as a ISO-8601 compliant date',
    ],
    ['active as a text', '{"active":"true"}', 'Property .active must be boolean'],
    [
      'more values than any voucher needs',
      `{"discount":{"units":[${Array(60_000).fill('{}').join(',')}]}}`,
      'Payload must NOT have more than 1000 values besides metadata',
    ],
  ];

  it.each(cases)('refuses %s and makes no voucher', async (_name, body, details) => {
    await expectRefusal(service.api, () => post(path, body), invalidPayload(details));
    expect((await service.api.get(path)).status).toBe(404);
  });

  it('refuses a body that is not JSON', () =>
    expectRefusal(service.api, () => post(path, brackets), NOT_JSON));
});
