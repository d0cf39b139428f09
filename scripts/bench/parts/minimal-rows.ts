import { BenchService } from '../bench-service.js';
import type { JobTimes } from '../http-client.js';
import type { BenchOptions, ResultLine } from '../part.js';
import { median, ms, percentile, spread } from '../statistics.js';
import type { Work } from '../workload.js';

const ROWS = 270_000;
const QUICK_ROWS = 27_000;

/** One job of as many rows as a body can hold, when codes and metadata are as short as they can be. */
export function minimalRows({ runs, size }: BenchOptions): Promise<ResultLine[]> {
  const rows = size.isQuick ? QUICK_ROWS : ROWS;
  const use = async (service: BenchService) => {
    const jobs: JobTimes[] = [];
    const holds: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      await service.maxHoldMs();
      const job = await service.client.runJob(minimalWork(run, rows));
      const held = await service.maxHoldMs();
      // Run 0 warms up.
      if (run > 0) jobs.push(job);
      if (run > 0) holds.push(held);
    }
    const name = `hostile: ${rows.toLocaleString('en')} rows that change`;
    return [
      timeLine(
        `${name}, to 202`,
        jobs.map((job) => job.acceptMs),
      ),
      timeLine(
        `${name}, to DONE`,
        jobs.map((job) => job.doneMs),
      ),
      {
        part: `${name}, event loop held`,
        service: ms(percentile(holds, 1)),
        budget: 'held at most 50.0 ms',
        spread: `${spread(holds)} by run`,
      },
    ];
  };
  return BenchService.with(rows, use, { codeFormat: '%d' });
}

function timeLine(part: string, taken: readonly number[]): ResultLine {
  return { part, service: ms(median(taken)), spread: spread(taken) };
}

/** Two runs in a row have other values, so each one changes every voucher. */
function minimalWork(run: number, rows: number): Work {
  const value = run % 10;
  const items = Array.from({ length: rows }, (_, at) => {
    return `{"code":"${at + 1}","metadata":{"a":${value}}}`;
  });
  return { body: Buffer.from(`[${items.join(',')}]`), itemCount: rows, failCount: 0 };
}
