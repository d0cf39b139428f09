import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  HEADERS_TOO_LARGE,
  NOT_HTTP,
  payloadTooLarge,
  REQUEST_TIMEOUT,
  UNAUTHORIZED,
} from '../support/http/error-bodies.js';
import { expectRefusal, settledActions, WITNESS } from '../support/jobs/expectations.js';
import { bulkHead, RawConnection, sendRaw } from '../support/http/raw-request.js';
import { SharedService } from '../support/service/shared-service.js';

/** Bounds the tests that wait for a time-out of the service. */
const PATIENCE_MS = 90_000;

const BODY = `[{"code":"${WITNESS}","metadata":{"n":1}}]`;

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher(WITNESS, { metadata: { n: 0 } });
});

afterAll(() => service.dispose());

const head = (...more: string[]) => [...bulkHead(service.api), ...more];

describe('a request that is not HTTP', () => {
  const cases: [name: string, ...headers: string[]][] = [
    ['a length and chunks', `Content-Length: ${BODY.length}`, 'Transfer-Encoding: chunked'],
    ['two lengths', `Content-Length: ${BODY.length}`, 'Content-Length: 1'],
    ['a negative length', 'Content-Length: -1'],
    ['a length that is no number', 'Content-Length: 0x10'],
    ['chunks that are not last in line', 'Transfer-Encoding: chunked, gzip'],
    ['a control character in a header', 'X-Odd: a\u0001b'],
    ['a space in the name of a header', 'X Odd: 1'],
    ['two hosts', 'host: elsewhere'],
  ];

  it.each(cases)('with %s is refused in JSON', (_name, ...headers) =>
    expectRefusal(service.api, () => sendRaw(service.api, head(...headers), BODY), NOT_HTTP),
  );

  it('with chunks that are none is refused', () =>
    expectRefusal(
      service.api,
      () => sendRaw(service.api, head('Transfer-Encoding: chunked'), 'zz\r\n'),
      NOT_HTTP,
    ));

  it('with 17 kB of headers is refused in JSON', () =>
    expectRefusal(
      service.api,
      () => sendRaw(service.api, head(`X-Long: ${'x'.repeat(17_000)}`), BODY),
      HEADERS_TOO_LARGE,
    ));

  it('and is not even a request line is refused in JSON', () =>
    expectRefusal(service.api, () => sendRaw(service.api, ['EHLO localhost']), NOT_HTTP));
});

describe('Expect: 100-continue', () => {
  const expecting = (length: number, from = head()) => [
    ...from,
    'Expect: 100-continue',
    `Content-Length: ${length}`,
  ];

  it('with too large a length is refused before the body', () =>
    expectRefusal(
      service.api,
      () => sendRaw(service.api, expecting(10_485_761)),
      payloadTooLarge(),
    ));

  it('without a key is refused before the body', () =>
    expectRefusal(
      service.api,
      () =>
        sendRaw(
          service.api,
          expecting(
            10,
            head().filter((line) => !line.startsWith('X-App')),
          ),
        ),
      UNAUTHORIZED,
    ));

  it('is answered with 100 when the body is wanted', async () => {
    const connection = new RawConnection(service.api);
    connection.send(`${expecting(BODY.length).join('\r\n')}\r\n\r\n`);
    await new Promise((resolve) => connection.socket.once('data', resolve));
    const { text } = await connection.send(BODY).answer();

    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 202 Accepted\r\n/);
  });
});

describe('a body without a length', () => {
  it('is taken in chunks', async () => {
    const chunks = [BODY.slice(0, 7), BODY.slice(7)].map(
      (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
    );
    const answer = await sendRaw(
      service.api,
      head('Transfer-Encoding: chunked'),
      `${chunks.join('')}0\r\n\r\n`,
    );

    expect(answer.status).toBe(202);
  });

  it('is refused at the limit while it still comes', async () => {
    const connection = new RawConnection(service.api);
    connection.send(`${head('Transfer-Encoding: chunked').join('\r\n')}\r\n\r\n`);
    const part = `100000\r\n${' '.repeat(1_048_576)}\r\n`;
    for (let sent = 0; sent < 11; sent += 1) connection.send(part);

    await expectRefusal(service.api, () => connection.answer(), payloadTooLarge());
  });
});

describe('a client that only drips', () => {
  let timer: NodeJS.Timeout | undefined;

  afterAll(() => clearInterval(timer));

  /** Sends one piece after another until the service has answered. */
  async function drip(start: string, pieceEvery: (count: number) => string) {
    const connection = new RawConnection(service.api).send(start);
    let count = 0;
    timer = setInterval(() => connection.send(pieceEvery((count += 1))), 500);
    return connection.answer().finally(() => clearInterval(timer));
  }

  it(
    'its headers gets 408 and no more time',
    async () => {
      const start = `${head().join('\r\n')}\r\n`;
      await expectRefusal(
        service.api,
        () => drip(start, (count) => `X-Drip-${count}: 1\r\n`),
        REQUEST_TIMEOUT,
      );
    },
    PATIENCE_MS,
  );

  it(
    'its body gets 408 and no more time, and holds no other client up',
    async () => {
      const start = `${head('Content-Length: 100000').join('\r\n')}\r\n\r\n[`;
      const before = await settledActions(service.api);
      const dripping = drip(start, () => ' ');

      expect((await service.api.get(`/v1/vouchers/${WITNESS}`)).status).toBe(200);
      expect(await dripping).toMatchObject(REQUEST_TIMEOUT);
      expect(await settledActions(service.api)).toEqual(before);
    },
    PATIENCE_MS,
  );
});

describe('a client that goes away', () => {
  it('in the middle of its body leaves no job', async () => {
    const before = await settledActions(service.api);
    const connection = new RawConnection(service.api);
    connection.send(`${head('Content-Length: 2000000').join('\r\n')}\r\n\r\n`);
    await connection.send(`[${' '.repeat(1_000_000)}`).disconnect();

    const own = await service.api.runBulk([{ code: WITNESS, metadata: {} }]);
    expect(own.status).toBe('DONE');
    const after = await settledActions(service.api);
    expect(after.filter(({ id }) => id !== own.id)).toEqual(before);
  });

  it('after its whole body leaves one whole job or none', async () => {
    const before = new Set((await settledActions(service.api)).map(({ id }) => id));
    const connection = new RawConnection(service.api);
    const request = `${head(`Content-Length: ${BODY.length}`).join('\r\n')}\r\n\r\n${BODY}`;
    await connection.send(request).disconnect();
    const own = await service.api.runBulk([{ code: WITNESS, metadata: {} }]);

    const after = await settledActions(service.api);
    const others = after.filter(({ id }) => !before.has(id) && id !== own.id);
    expect([[], [expect.objectContaining({ status: 'DONE', progress: 100 })]]).toContainEqual(
      others,
    );
  });
});
