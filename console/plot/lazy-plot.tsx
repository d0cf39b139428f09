import { lazy, Suspense } from 'react';
import type { PlotProps } from './plot.js';

const Plot = lazy(async () => ({ default: (await import('./plot.js')).Plot }));
/** As high as the plot that takes this place. */
const HEIGHT = 'calc(170px + 1.2rem)';

/** A plot whose code is loaded when the first one is shown. */
export function LazyPlot(props: PlotProps) {
  return (
    <Suspense fallback={<div style={{ height: HEIGHT }} />}>
      <Plot {...props} />
    </Suspense>
  );
}
