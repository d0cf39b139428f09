import { Group, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { LazyPlot } from '../plot/lazy-plot.js';
import { ratesOf } from './rate-series.js';
import type { Job } from './result.js';
import { useSamples } from './samples.js';
import { texts } from './texts.js';

/** With fewer stretches there is nothing to see. */
const LEAST = 4;

/** How fast a job was since its page was opened. */
export function RatePlot({ job }: { readonly job: Job }) {
  const samples = useSamples(job.id);
  const { times, values } = useMemo(() => ratesOf(samples), [samples]);
  if (values.length < LEAST) return null;
  const summary = texts.rates(values.at(-1) ?? 0, job.rows_per_second, Math.max(...values));
  return (
    <Stack gap="xs" className="panel" p="md">
      <Group justify="space-between">
        <Text fw={600}>{texts.rate}</Text>
        <Text size="sm" c="dimmed" className="numbers">
          {summary}
        </Text>
      </Group>
      <LazyPlot
        label={`${texts.rate}: ${summary}`}
        times={times}
        values={values}
        shape="before"
        format={texts.perSecond}
      />
    </Stack>
  );
}
