import { Text, Title } from '@mantine/core';
import type { PlotLook } from '../plot/plot-options.js';
import { PlotPanel } from '../plot/plot-panel.js';
import { Moment } from '../ui/moment.js';
import { Problem } from '../ui/problem.js';
import { inWords } from '../ui/in-words.js';
import type { Series } from './last-hour.js';
import classes from './last-hour-plots.module.css';
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
      <div className={classes.plots}>
        <OnePlot title={texts.depthPlot} series={depth} shape="after" format={whole} />
        <OnePlot
          title={texts.waitPlot}
          series={oldestWait}
          shape="line"
          format={inWords}
          scale="durations"
        />
        <OnePlot title={texts.rowsPlot} series={rowsPerMinute} shape="after" format={whole} />
      </div>
    </>
  );
}

interface OnePlotProps extends PlotLook {
  readonly title: string;
  readonly series: Series;
}

function OnePlot({ title, series, ...look }: OnePlotProps) {
  const { values } = series;
  const [now = '', most = ''] = [values.at(-1) ?? 0, Math.max(0, ...values)].map(look.format);
  return <PlotPanel title={title} summary={texts.plotted(now, most)} {...series} {...look} />;
}
