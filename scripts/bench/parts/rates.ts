import { BenchService } from '../bench-service.js';
import type { HttpClient } from '../http-client.js';
import type { Part } from '../part.js';
import { median, perSecond, spread } from '../statistics.js';
import { bulkWork } from '../workload.js';

const VOUCHERS = 10_000;

/** Rows per second of a report that is downloaded. */
export const ratesPart: Part = ({ runs }) =>
  BenchService.with(VOUCHERS, async ({ client }) => {
    const measure = await reportRate(client);
    const rates: number[] = [];
    // Run 0 warms up.
    for (let run = 0; run <= runs; run += 1) rates.push(await measure());
    const counted = rates.slice(1);
    return [
      {
        part: 'rates: report download',
        service: perSecond(median(counted), 'rows'),
        spread: spread(counted, 'rows/s'),
      },
    ];
  });

async function reportRate(client: HttpClient): Promise<() => Promise<number>> {
  const { id, reports } = await client.runJob(bulkWork(999, VOUCHERS, VOUCHERS));
  const [link] = reports;
  if (link === undefined) throw new Error(`${id} has no report`);
  const { pathname, search } = new URL(link);
  return async () => {
    const begin = performance.now();
    await client.send('GET', pathname + search);
    return (VOUCHERS / (performance.now() - begin)) * 1000;
  };
}
