import { Stack, Text, Title } from '@mantine/core';
import { LazyPlot } from '../plot/lazy-plot.js';
import type { PlotLook } from '../plot/plot-options.js';
import { Moment } from '../ui/moment.js';
import { Problem } from '../ui/problem.js';
import { inWords } from './in-words.js';
import type { Series } from './last-hour.js';
import { texts } from './texts.js';
import { useLastHour } from './use-last-hour.js';

const whole = (value: number) => Math.round(value).toLocaleString('en');

/** Depth, oldest wait and throughput of the last hour. */
export function LastHourPlots({ isLive }: { readonly isLive: boolean }) {
  const { series, error } = useLastHour(isLive);
  if (series === undefined) return <Problem error={error} />;
  const { depth, oldestWait, rowsPerMinute, isWhole, begin } = series;
  return (
    <>
      <Title order={2} size="h4">
        {texts.hour}
      </Title>
      {!isWhole && (
        <Text size="sm" c="dimmed">
          {texts.since} <Moment at={new Date(begin).toISOString()} />.
        </Text>
      )}
      <OnePlot title={texts.depthPlot} series={depth} shape="after" format={whole} />
      <OnePlot
        title={texts.waitPlot}
        series={oldestWait}
        shape="line"
        format={inWords}
        scale="durations"
      />
      <OnePlot title={texts.rowsPlot} series={rowsPerMinute} shape="after" format={whole} />
    </>
  );
}

interface OnePlotProps extends PlotLook {
  readonly title: string;
  readonly series: Series;
}

function OnePlot({ title, series: { times, values }, ...look }: OnePlotProps) {
  const [now, most] = [values.at(-1) ?? 0, Math.max(0, ...values)].map(look.format);
  return (
    <Stack gap="xs" className="panel" p="md">
      <Text fw={600}>{title}</Text>
      <LazyPlot
        label={texts.plotted(title, now ?? '', most ?? '')}
        times={times}
        values={values}
        {...look}
      />
    </Stack>
  );
}
