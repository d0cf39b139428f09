import { useMemo } from 'react';
import { PlotPanel } from '../plot/plot-panel.js';
import { ratesOf } from './rate-series.js';
import type { Job } from '../../src/client/jobs/result.js';
import { useSamples } from './samples.js';
import { texts } from './texts.js';

/** With fewer stretches there is nothing to see. */
const LEAST = 4;

/** How fast a job was since its page was opened. */
export function RatePlot({ job }: { readonly job: Job }) {
  const samples = useSamples(job.id);
  const { times, values } = useMemo(() => ratesOf(samples), [samples]);
  if (values.length < LEAST) return null;
  return (
    <PlotPanel
      title={texts.rate}
      summary={texts.rates(values.at(-1) ?? 0, job.rows_per_second, Math.max(...values))}
      times={times}
      values={values}
      shape="before"
      format={texts.perSecond}
    />
  );
}
