import { BenchService } from '../bench-service.js';
import { FloorProcess } from '../floor/floor-process.js';
import type { HttpClient, JobTimes } from '../http-client.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { median, ms, spread, times } from '../statistics.js';
import { bulkWork } from '../workload.js';

interface Series {
  readonly service: JobTimes[];
  readonly floor: JobTimes[];
}

/** The parts `accept` and `job`, which look at the same runs: service and floor in turns. */
export function jobSeriesParts(): Record<'accept' | 'job', Part> {
  let measured: Promise<Series> | undefined;
  const measure = (options: BenchOptions) => (measured ??= measureSeries(options));
  return {
    accept: async (options) => {
      const { service, floor } = await measure(options);
      const pick = (run: JobTimes) => run.acceptMs;
      return [compared('accept: W to 202', service.map(pick), floor.map(pick), 1.3)];
    },
    job: async (options) => {
      const { service, floor } = await measure(options);
      const pick = (run: JobTimes) => run.doneMs;
      return [compared('job: W to DONE', service.map(pick), floor.map(pick), 1.25)];
    },
  };
}

function measureSeries({ runs, size }: BenchOptions): Promise<Series> {
  return BenchService.with(size.vouchers, (service) =>
    FloorProcess.with(size.vouchers, async (floor) => {
      const measure = (client: HttpClient, run: number) =>
        client.runJob(bulkWork(run, size.items, size.vouchers));
      const series: Series = { service: [], floor: [] };
      // Run 0 warms both up and does not count.
      for (let run = 0; run <= runs; run += 1) {
        const ofService = await measure(service.client, run);
        const ofFloor = await measure(floor.client, run);
        if (run > 0) series.service.push(ofService);
        if (run > 0) series.floor.push(ofFloor);
      }
      return series;
    }),
  );
}

function compared(part: string, service: number[], floor: number[], budget: number): ResultLine {
  const ratio = median(service) / median(floor);
  return {
    part,
    service: ms(median(service)),
    floor: ms(median(floor)),
    ratio: times(ratio),
    budget: `at most ${times(budget)}`,
    spread: `${spread(service)}; floor ${spread(floor)}`,
  };
}
