import { BenchService } from '../bench-service.js';
import { FloorProcess } from '../floor/floor-process.js';
import type { HttpClient, JobTimes } from '../http-client.js';
import type { BenchOptions, Part, ResultLine } from '../part.js';
import { median, ms, spread, times } from '../statistics.js';
import { bulkWork } from '../workload.js';

/** Runs of W: service and floor in turns. */
export interface Series {
  readonly service: readonly JobTimes[];
  readonly floor: readonly JobTimes[];
}

/** Measures the runs at the first call, for every part that looks at them. */
export function sharedSeries(): (options: BenchOptions) => Promise<Series> {
  let measured: Promise<Series> | undefined;
  return (options) => (measured ??= measureSeries(options));
}

/** Compares one time of the service's runs with that of the floor's. */
export function comparedPart(
  series: (options: BenchOptions) => Promise<Series>,
  what: { readonly part: string; readonly time: 'acceptMs' | 'doneMs'; readonly budget: number },
): Part {
  return async (options) => {
    const { service, floor } = await series(options);
    const pick = (run: JobTimes) => run[what.time];
    return [compared(what.part, service.map(pick), floor.map(pick), what.budget)];
  };
}

function measureSeries({ runs, size }: BenchOptions): Promise<Series> {
  return BenchService.with(size.vouchers, (service) =>
    FloorProcess.with(size.vouchers, async (floor) => {
      const measure = (client: HttpClient, run: number) =>
        client.runJob(bulkWork(run, size.items, size.vouchers));
      const series = { service: [] as JobTimes[], floor: [] as JobTimes[] };
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
