import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RawConnection } from '../support/http/raw-request.js';
import { SharedService } from '../support/service/shared-service.js';

/** Longer than any time-out of the service. */
const PATIENCE_MS = 180_000;
const DRIP_EVERY_MS = 500;
const BULK = 'POST /v1/vouchers/bulk/async';

type Case = readonly [status: number, line: string, hasKey: boolean, ...headers: string[]];

const CASES: readonly Case[] = [
  [401, BULK, false],
  [401, BULK, false, 'X-App-Id: nobody', 'X-App-Token: nobodys-token-0123456789'],
  [401, 'POST /v1/vouchers/import', false],
  [401, 'POST /v1/oauth/token', false],
  [401, 'POST /management/v1/projects', false],
  [404, 'POST /nowhere', true],
  [404, 'POST /nowhere', false],
  [404, 'POST /v1/vouchers/%zz', false],
  [405, 'PUT /v1/vouchers/bulk/async', true],
  [406, BULK, true, 'Accept: text/xml'],
  [413, BULK, true, 'Content-Length: 20000000'],
  [413, 'POST /v1/vouchers/single', true, 'Content-Length: 2000000'],
  [415, BULK, true, 'Content-Type: text/plain'],
  [415, BULK, true, 'Content-Encoding: br'],
  [400, BULK, true, 'Host: another'],
  [417, BULK, true, 'Expect: the-unexpected'],
  [417, BULK, false, 'Expect: the-unexpected'],
  [200, 'GET /v1/async-actions', true],
  [200, 'GET /health/live', false],
];

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

/** Sends the head and then a byte at a time, until the service closes the connection. Returns all it said. */
async function drip([, line, hasKey, ...headers]: Case): Promise<string> {
  const { appId, appToken } = service.api.key;
  const head = [
    `${line} HTTP/1.1`,
    'Host: localhost',
    ...(hasKey ? [`X-App-Id: ${appId}`, `X-App-Token: ${appToken}`] : []),
    ...headers,
    ...(headers.some((header) => header.startsWith('Content-Length'))
      ? []
      : ['Content-Length: 5000000']),
  ];
  const connection = new RawConnection(service.api).send(`${head.join('\r\n')}\r\n\r\n`);
  const timer = setInterval(() => connection.send(' '), DRIP_EVERY_MS);
  return connection.untilClosed().finally(() => clearInterval(timer));
}

describe('a client that drips a body which nobody reads', () => {
  it(
    'has its answer, and is cut off before the time of a whole request is over, which would be reported',
    async () => {
      const heard = await Promise.all(CASES.map(drip));

      const statuses = heard.map((text) => [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)]);
      const outcomes = CASES.map(([, ...request], at) => ({
        request,
        statuses: statuses[at]?.map(([, status]) => Number(status)),
      }));
      expect(outcomes).toEqual(
        CASES.map(([status, ...request]) => ({ request, statuses: [status] })),
      );
    },
    PATIENCE_MS,
  );
});
