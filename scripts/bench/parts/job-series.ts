import type { JobTimes } from '../http-client.js';
import { comparedLine, inTurns, type Both } from '../in-turns.js';
import type { BenchOptions, Part } from '../part.js';
import { times } from '../statistics.js';
import { bulkWork } from '../workload.js';

/** Runs of W: service and floor in turns. */
export type Series = Both<JobTimes>;

/** Measures the runs at the first call, for every part that looks at them. */
export function sharedSeries(): (options: BenchOptions) => Promise<Series> {
  let measured: Promise<Series> | undefined;
  return ({ runs, size: { vouchers, items } }) =>
    (measured ??= inTurns({ vouchers, runs }, (client, run) =>
      client.runJob(bulkWork(run, items, vouchers)),
    ));
}

/** Compares one time of the service's runs with that of the floor's. */
export function comparedPart(
  series: (options: BenchOptions) => Promise<Series>,
  what: { readonly part: string; readonly time: 'acceptMs' | 'doneMs'; readonly budget: number },
): Part {
  const choice = {
    of: (run: JobTimes) => run[what.time],
    budget: `at most ${times(what.budget)}`,
  };
  return async (options) => [comparedLine(what.part, await series(options), choice)];
}
