import { Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { PlotLook } from './plot-options.js';

const Plot = lazy(async () => ({ default: (await import('./plot.js')).Plot }));
const HEIGHT_PX = 170;

interface PlotPanelProps extends PlotLook {
  readonly title: string;
  /** What the plot shows, in a few words. Those who do not see the plot have these. */
  readonly summary: string;
  /** Unix milliseconds, ascending. */
  readonly times: readonly number[];
  /** A value for each time. */
  readonly values: readonly number[];
}

/** A plot with its title. Its code is loaded when the first one is shown. */
export function PlotPanel({ title, summary, ...plot }: PlotPanelProps) {
  const [point, setPoint] = useState<string | null>(null);
  return (
    <Stack gap="xs" className="panel" p="md" miw={0}>
      <div>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed" className="numbers">
          {point ?? summary}
        </Text>
      </div>
      <div role="img" aria-label={`${title}: ${summary}`} style={{ height: HEIGHT_PX }}>
        <Suspense>
          <Plot height={HEIGHT_PX} onPoint={setPoint} {...plot} />
        </Suspense>
      </div>
    </Stack>
  );
}
