import { BenchService } from '../bench-service.js';
import type { HttpClient } from '../http-client.js';
import type { Part } from '../part.js';
import { ms, percentile, spread } from '../statistics.js';
import { bulkWork, codeOf } from '../workload.js';

const GET_EVERY_MS = 4;

/** What another client of the service feels while W is accepted and applied. */
export const sidePart: Part = async ({ runs, size }) => {
  const latencies: number[] = [];
  const holds: number[] = [];
  await BenchService.with(size.vouchers, async (service) => {
    for (let run = 0; run <= runs; run += 1) {
      const work = bulkWork(run, size.items, size.vouchers);
      await service.maxHoldMs();
      const seen = await getWhile(service.client, service.client.runJob(work));
      const held = await service.maxHoldMs();
      // Run 0 warms up.
      if (run > 0) latencies.push(...seen);
      if (run > 0) holds.push(held);
    }
  });
  const at = (p: number) => ms(percentile(latencies, p));
  return [
    { part: 'side: GET during W, p50', service: at(0.5), spread: `${latencies.length} requests` },
    { part: 'side: GET during W, p99', service: at(0.99), budget: 'at most 10 ms' },
    { part: 'side: GET during W, max', service: at(1), budget: 'at most 25 ms' },
    {
      part: 'side: event loop held, max',
      service: ms(percentile(holds, 1)),
      budget: 'at most 25 ms',
      spread: `${spread(holds)} by run`,
    },
  ];
};

/** Latencies of requests that go out at their time, whether or not the one before was answered. */
async function getWhile(client: HttpClient, job: Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const timer = setInterval(() => pending.push(measure()), GET_EVERY_MS);
  try {
    await job;
  } finally {
    clearInterval(timer);
    await Promise.all(pending);
  }
  return latencies;

  async function measure(): Promise<void> {
    const begin = performance.now();
    await client.send('GET', `/v1/vouchers/${codeOf(1 + (pending.length % 1000))}`);
    latencies.push(performance.now() - begin);
  }
}
