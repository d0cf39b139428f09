import { createRequire } from 'node:module';
import type { Load, LoadRequest, LoadResult } from './load.js';

/** Sends a load that the parent process describes, and answers how it went. It shares no event loop with what is measured. */
process.once('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});

interface Client {
  setRequests(requests: readonly LoadRequest[]): void;
}

interface Counted {
  readonly '2xx': number;
  readonly non2xx: number;
  readonly errors: number;
  readonly duration: number;
}

/** The package has no types. */
const autocannon = createRequire(import.meta.url)('autocannon') as (
  options: object,
) => Promise<Counted>;

async function run({ url, headers, connections, seconds, requests }: Load): Promise<LoadResult> {
  let started = 0;
  const share = Math.ceil(requests.length / connections);
  const counted = await autocannon({
    ...{ url, headers, connections, duration: seconds },
    // Each connection has requests of its own, so that no two edit one voucher at the same moment.
    setupClient: (client: Client) => {
      client.setRequests(requests.slice(started * share, (started + 1) * share));
      started += 1;
    },
  });
  const { '2xx': good, non2xx, errors, duration } = counted;
  return { good, refused: non2xx + errors, seconds: duration };
}
