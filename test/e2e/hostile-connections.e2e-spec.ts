import { gzipSync } from 'node:zlib';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { applicationRefusal } from '../support/http/error-bodies.js';
import { HostileConnections, MemoryWatch } from '../support/http/hostile-connections.js';
import { MANAGED, ManagementClient } from '../support/http/management-client.js';
import { bulkHead } from '../support/http/raw-request.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { Service } from '../support/service/service.js';

/** Hundreds of connections take their time on a busy machine; what counts is that everything ends. */
jest.setTimeout(240_000);

const CONNECTIONS = 500;
const MAX_MIB_ABOVE_IDLE = 400;
/** Its list has 6 MB: more than a connection keeps of an answer that nobody reads. */
const LARGE_VOUCHERS = Array.from({ length: 100 }, (_, n) => {
  return { code: `large-${n}`, metadata: { text: 'x'.repeat(60_000) } };
});
/** Their report has 9 MB: each line names its long code twice. */
const ROWS_OF_REPORT = 20_000;
const LONG = 'x'.repeat(200);

const OVERLOADED = applicationRefusal(503, 'overloaded', 'Service overloaded', {
  details: 'The bodies and answers under way hold all the memory that they may have',
});

let service: Service;
let hostile: ApiClient;
let tenant: ApiClient;
let memory: MemoryWatch;
let reportPath: string;

beforeAll(async () => {
  service = await Service.start(MANAGED);
  hostile = service.api;
  const management = new ManagementClient(hostile);
  tenant = new ApiClient(hostile.url, await management.createProjectWithKey('Well-behaved'));
  await tenant.createVoucher('mine', { metadata: { n: 0 } });
  await hostile.importVouchers(LARGE_VOUCHERS);
  const codes = Array.from(
    { length: ROWS_OF_REPORT },
    (_, n) => `${LONG}${(n * 7_919) % ROWS_OF_REPORT}`,
  );
  const action = await hostile.runBulk(codes.map((code) => ({ code, metadata: {} })));
  const link = new URL(action.result.reports[0] as string);
  reportPath = link.pathname + link.search;
});

afterAll(() => service.dispose());

beforeEach(() => {
  memory = new MemoryWatch(service);
});

afterEach(() => memory.stop());

const getHead = (path: string) =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    `X-App-Id: ${hostile.key.appId}`,
    `X-App-Token: ${hostile.key.appToken}`,
  ].join('\r\n');

/** A read, a bulk job and its report, as if nobody else were there. */
async function tenantIsServed(): Promise<void> {
  expect((await tenant.get('/v1/vouchers/mine')).status).toBe(200);
  const action = await tenant.runBulk([{ code: 'mine', metadata: { n: 1 } }]);
  expect(action).toMatchObject({ status: 'DONE', operation_status: 'SUCCESS' });
  expect(reportLines(await tenant.report(action))).toMatchObject([
    { code: 'mine', updated: 'true' },
  ]);
}

/** Serves the tenant while the connections are there, then lets them go. */
async function expectNoHarm(connections: HostileConnections): Promise<void> {
  await tenantIsServed();
  memory.stop();

  expect(memory.peakAboveIdle).toBeLessThan(MAX_MIB_ABOVE_IDLE);
  await connections.close();
  // What the others held is free again, for their own project too.
  expect((await hostile.get('/v1/vouchers?limit=1')).status).toBe(200);
  const body = JSON.stringify([{ code: 'a', metadata: { x: 'x'.repeat(9_000_000) } }]);
  expect((await hostile.request('POST', '/v1/vouchers/bulk/async', { body })).status).toBe(202);
}

describe('hundreds of connections of one tenant', () => {
  it('that never end a body of gzip hold a share of the memory, and the others are refused', async () => {
    const body = gzipSync(`[${' '.repeat(10_400_000)}`);
    const head = [
      ...bulkHead(hostile),
      'Content-Encoding: gzip',
      `Content-Length: ${body.length}`,
    ].join('\r\n');
    const bytes = Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body.subarray(0, -30)]);

    const connections = HostileConnections.open(service.port, CONNECTIONS, bytes);

    await connections.answered(CONNECTIONS / 2);
    expect(connections.count(503)).toBeGreaterThanOrEqual(CONNECTIONS / 2);
    const [head503 = '', body503 = ''] = connections.answerWith(503).split('\r\n\r\n');
    expect(head503).toMatch(/\r\nretry-after: 5(\r\n|$)/i);
    expect(JSON.parse(body503)).toMatchObject(OVERLOADED.body);
    await expectNoHarm(connections);
  });

  it('that do not read a report have four downloads at most', async () => {
    const bytes = `GET ${reportPath} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

    const connections = HostileConnections.open(service.port, CONNECTIONS, bytes);

    await connections.answered(CONNECTIONS);
    const opened = connections.count(200);
    expect(opened).toBeGreaterThan(0);
    expect(opened).toBeLessThanOrEqual(4);
    expect(connections.count(429) + connections.count(503)).toBe(CONNECTIONS - opened);
    await expectNoHarm(connections);
  });

  it('that send lists ahead without reading are closed', async () => {
    const bytes = `${getHead('/v1/vouchers?limit=1')}\r\n\r\n`.repeat(100);

    const connections = HostileConnections.open(service.port, CONNECTIONS, bytes, { reads: true });

    await connections.allClosed();
    await expectNoHarm(connections);
  });

  it('that send their headers slowly are cut off', async () => {
    const bytes = getHead('/v1/vouchers/mine');

    const connections = HostileConnections.open(service.port, CONNECTIONS, bytes);
    await tenantIsServed();

    await connections.answered(CONNECTIONS);
    expect(connections.count(408)).toBe(CONNECTIONS);
    await expectNoHarm(connections);
  });

  it('that do not read a list of vouchers hold a share of the memory, and the others are refused', async () => {
    const bytes = `${getHead('/v1/vouchers?limit=100')}\r\n\r\n`;

    const connections = HostileConnections.open(service.port, CONNECTIONS, bytes);

    await connections.answered(CONNECTIONS / 2);
    const refused = connections.count(503) + connections.count(429);
    expect(refused).toBeGreaterThanOrEqual(CONNECTIONS / 3);
    expect(connections.count(200)).toBeGreaterThan(0);
    await expectNoHarm(connections);
  });
});
