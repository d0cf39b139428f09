import { gzipSync } from 'node:zlib';
import type { ApiClient } from '../http/api-client.js';
import { pause } from '../eventually.js';
import { bulkHead, RawConnection } from '../http/raw-request.js';
import { strike, type Attack } from './attack.js';

const CONNECTIONS = 60;
/** Longer than the service lets a request wait for memory. */
const HOLD_MS = 7_000;

const ENDLESS_BODY = gzipSync(`[${' '.repeat(10_000_000)}`).subarray(0, -20);

/** Keeps connections open that neither send nor read any more, and cuts them at last. */
async function hold(tenant: ApiClient, bytes: readonly (string | Uint8Array)[]): Promise<void> {
  const open = Array.from({ length: CONNECTIONS }, () => {
    const connection = new RawConnection(tenant);
    for (const part of bytes) connection.send(part);
    connection.socket.pause();
    return connection;
  });
  await pause(HOLD_MS);
  for (const { socket } of open) socket.destroy();
}

/** Connections that ask for memory and give it back to nobody. */
export const CONNECTIONS_HELD: readonly Attack[] = [
  {
    name: 'bodies of ten megabytes that never end',
    run: (tenant) => {
      const head = [...bulkHead(tenant), 'Content-Encoding: gzip', 'Content-Length: 1000000'];
      return hold(tenant, [`${head.join('\r\n')}\r\n\r\n`, ENDLESS_BODY]);
    },
  },
  {
    name: 'readers of a report that do not read',
    run: async (tenant) => {
      const items = Array.from({ length: 50_000 }, (_, n) => ({ code: `none${n}`, metadata: {} }));
      await strike(async () => {
        const action = await tenant.runBulk(items);
        const link = new URL((action as { result: { reports: string[] } }).result.reports[0] ?? '');
        await hold(tenant, [
          `GET ${link.pathname}${link.search} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
        ]);
      });
    },
  },
  {
    name: 'heads of requests that never end',
    run: (tenant) => hold(tenant, ['GET /v1/vouchers HTTP/1.1\r\nHost: localhost\r\nX-A: ']),
  },
];
