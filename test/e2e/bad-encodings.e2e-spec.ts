import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BAD_COMPRESSION,
  NOT_JSON,
  payloadTooLarge,
  UNSUPPORTED_MEDIA_TYPE,
  type Refusal,
} from '../support/http/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/jobs/expectations.js';
import { bulkHead, sendRaw } from '../support/http/raw-request.js';
import { SharedService } from '../support/service/shared-service.js';

const MAX = 10_485_760;
const GOOD = `[{"code":"${WITNESS}","metadata":{"n":1}}]`;

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS, { metadata: { n: 0 } });
});

afterAll(() => service.dispose());

type Body = string | Uint8Array<ArrayBuffer>;

const post = (body: Body, headers: Record<string, string> = {}, path = 'bulk/async') =>
  service.api.request('POST', `/v1/vouchers/${path}`, { body, headers });

/** A good body of exactly so many bytes. */
function bodyOf(bytes: number): string {
  const frame = `[{"code":"${WITNESS}","metadata":{},"x":""}]`;
  return frame.replace('""', `"${'x'.repeat(bytes - frame.length)}"`);
}

function streamOf(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 65_536) {
        controller.enqueue(bytes.subarray(at, at + 65_536));
      }
      controller.close();
    },
  });
}

describe('a media type', () => {
  it.each([
    ['text/plain'],
    ['text/json'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-16'],
    ['application/json; charset=bogus'],
    ['application/json; charset=iso-8859-1'],
    ['application/jsonp'],
    ['json'],
    ['*/*'],
  ])('of %s is refused', (type) =>
    expectRefusal(service.api, () => post(GOOD, { 'content-type': type }), UNSUPPORTED_MEDIA_TYPE),
  );

  it.each([
    ['application/json'],
    ['Application/JSON; Charset="UTF-8"'],
    ['application/json;charset=utf8'],
    ['application/json; charset=us-ascii'],
    ['application/json; charset="US-ASCII"'],
    ['application/vnd.api+json'],
  ])('of %s is taken', async (type) => {
    expect((await post(GOOD, { 'content-type': type })).status).toBe(202);
  });

  it('that is missing counts as JSON', async () => {
    const head = bulkHead(service.api).filter((line) => !line.startsWith('Content-Type'));
    const answer = await sendRaw(service.api, [...head, `Content-Length: ${GOOD.length}`], GOOD);

    expect(answer.status).toBe(202);
  });
});

describe('a content encoding', () => {
  it.each([['gzip, gzip'], ['zstd'], ['br'], ['bogus']])('of %s is refused', (encoding) =>
    expectRefusal(
      service.api,
      () => post(gzip(GOOD), { 'content-encoding': encoding }),
      UNSUPPORTED_MEDIA_TYPE,
    ),
  );

  it.each([
    ['gzip', gzip(GOOD)],
    ['x-gzip', gzip(GOOD)],
    ['deflate', new Uint8Array(deflateSync(GOOD))],
    ['identity', GOOD],
  ])('of %s is decoded', async (encoding, body) => {
    expect((await post(body, { 'content-encoding': encoding })).status).toBe(202);
  });

  const truncated = gzip(GOOD).slice(0, -12);
  const wrongSum = gzip(GOOD);
  wrongSum[wrongSum.length - 6] = (wrongSum.at(-6) ?? 0) ^ 0xff;

  it.each<[string, Body]>([
    ['ends early', truncated],
    ['has a wrong checksum', wrongSum],
    ['is no gzip', GOOD],
    ['is empty', ''],
  ])('of gzip is refused when the body %s', (_name, body) =>
    expectRefusal(service.api, () => post(body, { 'content-encoding': 'gzip' }), BAD_COMPRESSION),
  );
});

describe('text', () => {
  const utf8 = (...bytes: number[]) =>
    new Uint8Array(
      Buffer.concat([
        Buffer.from('[{"code":"'),
        Buffer.from(bytes),
        Buffer.from('","metadata":{}}]'),
      ]),
    );

  it.each<[string, Body]>([
    ['a stray continuation byte', utf8(0x80)],
    ['half a character', utf8(0xe2, 0x82)],
    ['an overlong form', utf8(0xc0, 0xaf)],
    ['a surrogate as UTF-8', utf8(0xed, 0xa0, 0x80)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${GOOD}`, 'utf16le'))],
  ])('with %s is refused rather than repaired', async (_name, body) => {
    await expectRefusal(service.api, () => post(body), NOT_JSON);
    await expectRefusal(service.api, () => post(body, {}, 'import'), NOT_JSON);
    await expectRefusal(service.api, () => post(body, {}, 'never-made'), NOT_JSON);
  });

  it('may begin with a byte order mark', async () => {
    expect((await post(`\ufeff${GOOD}`)).status).toBe(202);
    expect((await post('\ufeff[{"code":"bom-1","gift":{"amount":1}}]', {}, 'import')).status).toBe(
      202,
    );
    expect((await post('\ufeff{"gift":{"amount":1}}', {}, 'bom-2')).status).toBe(200);
  });
});

describe('a body', () => {
  it('of exactly 10,485,760 bytes is taken', async () => {
    expect((await post(bodyOf(MAX))).status).toBe(202);
    expect((await post(gzip(bodyOf(MAX)), { 'content-encoding': 'gzip' })).status).toBe(202);
  });

  const tooLarge: [name: string, send: () => ReturnType<typeof post>, refusal: Refusal][] = [
    ['10,485,761 bytes', () => post(bodyOf(MAX + 1)), payloadTooLarge()],
    [
      '10,485,761 bytes without a length',
      () =>
        service.api.request('POST', '/v1/vouchers/bulk/async', {
          body: streamOf(Buffer.from(bodyOf(MAX + 1))),
        }),
      payloadTooLarge(),
    ],
    [
      '10,485,761 bytes after gzip',
      () => post(gzip(bodyOf(MAX + 1)), { 'content-encoding': 'gzip' }),
      payloadTooLarge(),
    ],
    [
      '200 MB after gzip',
      () => post(gzip(Buffer.alloc(200_000_000, ' ')), { 'content-encoding': 'gzip' }),
      payloadTooLarge(),
    ],
    [
      '262,145 bytes for one voucher',
      () => post(`"${'x'.repeat(262_143)}"`, {}, 'never-made'),
      payloadTooLarge(262_144),
    ],
  ];

  it.each(tooLarge)('of %s is refused', (_name, send, refusal) =>
    expectRefusal(service.api, send, refusal),
  );
});

function gzip(data: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(data));
}
