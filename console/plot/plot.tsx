import { Text, useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { plotOptions, timeOf, type PlotColors, type PlotLook } from './plot-options.js';

export interface PlotProps extends PlotLook {
  /** What the plot shows, in a sentence, for those who do not see it. */
  readonly label: string;
  /** Unix milliseconds, ascending. */
  readonly times: readonly number[];
  /** A value for each time. */
  readonly values: readonly number[];
}

export const PLOT_HEIGHT_PX = 170;

/** Values over time, in the colours of the page. The pointer reads single ones. */
export function Plot({ label, times, values, shape, format, scale }: PlotProps) {
  const { ref: box, width } = useElementSize();
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const [point, setPoint] = useState<number | null>(null);
  useEffect(() => {
    const size = { width: Math.floor(width), height: PLOT_HEIGHT_PX };
    if (place.current === null || size.width === 0) return;
    const look = { shape, format, scale };
    const options = plotOptions(look, size, colorsOf(place.current), setPoint);
    const made = new UPlot(options, [[], []], place.current);
    plot.current = made;
    return () => made.destroy();
  }, [width, scheme, shape, format, scale]);
  useEffect(() => {
    plot.current?.setData([[...times], [...values]]);
  }, [times, values, width, scheme, shape, format, scale]);
  const [at, value] = point === null ? [] : [times[point], values[point]];
  return (
    <div ref={box} role="img" aria-label={label}>
      <div ref={place} style={{ height: PLOT_HEIGHT_PX }} />
      <Text size="xs" c="dimmed" ta="right" h="1.2rem" className="numbers">
        {at !== undefined && value !== undefined && `${timeOf(at)} · ${format(value)}`}
      </Text>
    </div>
  );
}

function colorsOf(element: HTMLElement): PlotColors {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    line: color('--mantine-color-anchor'),
    text: color('--mantine-color-dimmed'),
    grid: color('--line'),
    font: `12px ${style.fontFamily}`,
  };
}
