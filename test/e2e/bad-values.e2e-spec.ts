import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invalidPayload } from '../support/http/error-bodies.js';
import { expectRefusal, invalidRow, WITNESS } from '../support/jobs/expectations.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS, { metadata: { kept: true } });
});

afterAll(() => service.dispose());

const CHANGED = 'must be a number that a double keeps exactly';
const TOO_DEEP = 'must NOT be nested deeper than 32 levels';
const TOO_MANY = 'must NOT have more than 1000 properties';
const TOO_LARGE = 'must NOT be larger than 65536 bytes';
const NUL = 'must NOT contain U+0000';
const HALF = 'must be well-formed Unicode';

const objects = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
const arrays = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const keys = (count: number) =>
  `{${Array.from({ length: count }, (_, at) => `"k${at}":1`).join(',')}}`;

/** Metadata as it is written in a body, and what is wrong with it. */
const REFUSED: [name: string, metadata: string, property: string, text: string][] = [
  ['objects nested 33 levels', objects(33), '.metadata', TOO_DEEP],
  ['objects nested 8,000 levels', objects(8_000), '.metadata', TOO_DEEP],
  ['arrays nested 32 levels in it', arrays(32), '.metadata', TOO_DEEP],
  ['1,001 keys', keys(1_001), '.metadata', TOO_MANY],
  ['1,001 keys of an inner object', `{"a":[${keys(1_001)}]}`, '.metadata.a.0', TOO_MANY],
  ['a text of 65,537 bytes', `{"a":"${'x'.repeat(65_529)}"}`, '.metadata', TOO_LARGE],
  ['22,000 characters of three bytes', `{"a":"${'€'.repeat(22_000)}"}`, '.metadata', TOO_LARGE],
  ['U+0000 in a value', '{"a":{"b":["x\\u0000y"]}}', '.metadata.a.b.0', NUL],
  ['U+0000 in a key', '{"a":{"x\\u0000y":1}}', '.metadata.a', `${NUL} in a key`],
  ['a lone surrogate in a value', '{"a":"\\ud800"}', '.metadata.a', HALF],
  ['a lone surrogate in a key', '{"\\udc00":1}', '.metadata', `${HALF} in a key`],
  ['1e400', '{"a":1e400}', '.metadata.a', CHANGED],
  ['-1e400', '{"a":{"b":[0,-1e400]}}', '.metadata.a.b.1', CHANGED],
  ['1e-400', '{"a":1e-400}', '.metadata.a', CHANGED],
  ['2^53 + 1', '{"a":9007199254740993}', '.metadata.a', CHANGED],
  ['-(2^53 + 1)', '{"a":-9007199254740993}', '.metadata.a', CHANGED],
  ['an integer of 400 digits', `{"a":${'9'.repeat(400)}}`, '.metadata.a', CHANGED],
  ['a fraction of 25 digits', '{"a":0.1234567890123456789012345}', '.metadata.a', CHANGED],
];

/** What only a bulk route takes. */
const REFUSED_IN_BULK: typeof REFUSED = [
  ['objects nested 1,000,000 levels', objects(1_000_000), '.metadata', TOO_DEEP],
  ['arrays nested 40,000 levels', arrays(40_000), '.metadata', TOO_DEEP],
  ['40,000 keys', keys(40_000), '.metadata', TOO_MANY],
  ['700,000 keys', keys(700_000), '.metadata', TOO_MANY],
  ['a text of 9 MB', `{"a":"${'x'.repeat(9_000_000)}"}`, '.metadata', TOO_LARGE],
  ['a key of 9 MB', `{"${'x'.repeat(9_000_000)}":1}`, '.metadata', TOO_LARGE],
];

describe.each([...REFUSED, ...REFUSED_IN_BULK])(
  'metadata with %s',
  (_, metadata, property, text) => {
    const details = `Property ${property} ${text}`;

    it('fails its row of a bulk update, and only that', async () => {
      const before = await service.api.getVoucher(WITNESS);
      await service.api.createVoucher('neighbour').catch(() => undefined);

      const { status, body } = await service.api.request('POST', '/v1/vouchers/bulk/async', {
        body: `[{"code":"${WITNESS}","metadata":${metadata}},{"code":"neighbour","metadata":{}}]`,
      });

      expect(status).toBe(202);
      const action = await service.api.waitForAction(body.async_action_id as string);
      expect(action.result).toMatchObject({
        done_count: 1,
        failed_count: 1,
        errors: [invalidRow(WITNESS, details)],
      });
      expect(reportLines(await service.api.report(action))).toMatchObject([
        {
          row: '1',
          code: WITNESS,
          updated: 'false',
          error_key: 'invalid_payload',
          error_details: details,
        },
        { row: '2', code: 'neighbour', updated: 'true', error_key: '' },
      ]);
      expect(await service.api.getVoucher(WITNESS)).toEqual(before);
    });

    it('fails its row of an import and makes no voucher', async () => {
      const { status, body } = await service.api.request('POST', '/v1/vouchers/import', {
        body: `[{"code":"not-made","metadata":${metadata}}]`,
      });

      expect(status).toBe(202);
      const action = await service.api.waitForAction(body.async_action_id as string);
      expect(action.result).toMatchObject({
        failed: [{ code: 'not-made', reason: details }],
        done_count: 0,
        failed_count: 1,
      });
      expect((await service.api.get('/v1/vouchers/not-made')).status).toBe(404);
    });
  },
);

it.each(['bulk/async', 'import'])(
  'POST /v1/vouchers/%s fails the row of numbers that would change 1,000,000 levels down',
  async (route) => {
    const numbers = Array(100_000).fill('1e999').join(',');
    const metadata = `{"a":${'['.repeat(1_000_000)}${numbers}${']'.repeat(1_000_000)}}`;
    const { status, body } = await service.api.request('POST', `/v1/vouchers/${route}`, {
      body: `[{"code":"deep","metadata":${metadata}}]`,
    });

    expect(status).toBe(202);
    const action = await service.api.waitForAction(body.async_action_id as string);
    expect(action.result).toMatchObject({ done_count: 0, failed_count: 1 });
    expect(reportLines(await service.api.report(action))).toMatchObject([
      { code: 'deep', error_key: 'invalid_payload' },
    ]);
  },
);

describe.each(REFUSED)('one voucher with %s', (_, metadata, property, text) => {
  it('is refused', () => {
    const body = `{"metadata":${metadata}}`;
    const isRoot = text === TOO_DEEP;
    return expectRefusal(
      service.api,
      () => service.api.request('POST', '/v1/vouchers/not-made', { body }),
      invalidPayload(isRoot ? `Payload ${text}` : `Property ${property} ${text}`),
    );
  });
});

describe('values at the limit', () => {
  const WORTH_TEXT = '"gift":{"amount":1}';
  const KEPT: [name: string, metadata: string][] = [
    ['32 levels of objects', objects(32)],
    ['31 levels of arrays in it', arrays(31)],
    ['1,000 keys', keys(1_000)],
    ['65,536 bytes', `{"a":"${'x'.repeat(65_528)}"}`],
    ['the largest double', '{"a":1.7976931348623157e308}'],
    ['the smallest double', '{"a":5e-324}'],
    ['2^53', '{"a":9007199254740992}'],
    ['1.0, 1E5 and 1.50e+2', '{"a":[1.0,1E5,1.50e+2,0.1,100000000000000000000]}'],
    ['a key twice, of which the last counts', '{"a":1,"b":2,"a":3}'],
    ['texts of every plane', '{"a":"\\u007f\\u202e é 中 \\ud83d\\ude00"}'],
  ];

  it.each(KEPT)('keeps %s on every way in', async (name, metadata) => {
    const code = `kept ${name}`;
    const { status } = await service.api.request(
      'POST',
      `/v1/vouchers/${encodeURIComponent(code)}`,
      {
        body: `{${WORTH_TEXT},"metadata":${metadata}}`,
      },
    );
    expect(status).toBe(200);
    await service.api.createVoucher(`${code} 2`);
    await send('/v1/vouchers/bulk/async', `[{"code":"${code} 2","metadata":${metadata}}]`);
    await send(
      '/v1/vouchers/import',
      `[{"code":"${code} 3",${WORTH_TEXT},"metadata":${metadata}}]`,
    );

    for (const suffix of ['', ' 2', ' 3']) {
      expect((await service.api.getVoucher(code + suffix)).metadata).toEqual(JSON.parse(metadata));
    }
  });

  async function send(path: string, body: string): Promise<void> {
    const answer = await service.api.request('POST', path, { body });
    const action = await service.api.waitForAction(answer.body.async_action_id as string);
    expect(action.operation_status).toBe('SUCCESS');
  }
});
