import { BenchService } from '../bench-service.js';
import type { HttpClient } from '../http-client.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { median, perSecond, spread } from '../statistics.js';
import { bulkWork } from '../workload.js';

const SMALL_JOBS = 100;
const SMALL_ROWS = 100;
const IMPORT_ROWS = 10_000;
const VOUCHERS = 10_000;

/** Rates per second: small jobs, imported rows, and rows of a report. */
export const ratesPart: Part = (options) =>
  BenchService.with(VOUCHERS, async ({ client }) => [
    await rateLine(options, `small jobs of ${SMALL_ROWS} rows`, 'jobs', (run) =>
      smallJobs(client, run),
    ),
    await rateLine(options, 'import', 'rows', (run) => importRate(client, run)),
    await rateLine(options, 'report download', 'rows', await reportRate(client)),
  ]);

async function rateLine(
  { runs }: BenchOptions,
  name: string,
  unit: string,
  measure: (run: number) => Promise<number>,
): Promise<ResultLine> {
  const rates: number[] = [];
  // Run 0 warms up.
  for (let run = 0; run <= runs; run += 1) rates.push(await measure(run));
  const counted = rates.slice(1);
  return {
    part: `rates: ${name}`,
    service: perSecond(median(counted), unit),
    spread: spread(counted, `${unit}/s`),
  };
}

/** Jobs sent one after another; they run in that order, so when the last has ended all have. */
async function smallJobs(client: HttpClient, run: number): Promise<number> {
  const { body } = bulkWork(run, SMALL_ROWS, VOUCHERS);
  const begin = performance.now();
  let last = '';
  for (let job = 0; job < SMALL_JOBS; job += 1) {
    last = await client.submit('/v1/vouchers/bulk/async', body);
  }
  await client.awaitJob(last);
  return (SMALL_JOBS / (performance.now() - begin)) * 1000;
}

async function importRate(client: HttpClient, run: number): Promise<number> {
  const vouchers = Array.from({ length: IMPORT_ROWS }, (_, at) => ({
    code: `IMPORT-${run}-${at}`,
    type: 'DISCOUNT_VOUCHER',
    discount: { type: 'PERCENT', percent_off: 10 },
    metadata: { batch: 'import', place: at },
  }));
  const body = Buffer.from(JSON.stringify(vouchers));
  const work = { body, itemCount: IMPORT_ROWS, failCount: 0 };
  const { doneMs } = await client.runJob(work, '/v1/vouchers/import');
  return (IMPORT_ROWS / doneMs) * 1000;
}

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
