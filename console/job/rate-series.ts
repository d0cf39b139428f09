/** How many rows a job had behind it at a moment. */
export interface Sample {
  /** Unix milliseconds. */
  readonly at: number;
  readonly rows: number;
}

/** Samples of a job from its first one to its latest one. */
export type Samples = readonly Sample[];

/** More than these are thinned out, which leaves the plot the same at its width. */
const MOST = 400;

/** Samples with a further one. One without further rows is left out: the next one has the time that they took. */
export function withSample(samples: Samples, sample: Sample): Samples {
  const last = samples.at(-1);
  if (last !== undefined && (sample.at <= last.at || sample.rows <= last.rows)) return samples;
  const longer = [...samples, sample];
  return longer.length <= MOST ? longer : longer.filter((_, at) => at % 2 === 0);
}

/** Rows per second between each sample and the one before it. */
export interface Rates {
  /** Unix milliseconds: the first sample, and the end of each stretch. */
  readonly times: readonly number[];
  /** The rate of the stretch that ends there; the first one has that of the second. */
  readonly values: readonly number[];
}

/** The rates between samples; none without two of them. */
export function ratesOf(samples: Samples): Rates {
  const stretches = samples.slice(1).map((sample, at) => {
    const before = samples[at] ?? sample;
    return (1_000 * (sample.rows - before.rows)) / (sample.at - before.at);
  });
  const [first] = stretches;
  if (first === undefined) return { times: [], values: [] };
  return { times: samples.map(({ at }) => at), values: [first, ...stretches] };
}
