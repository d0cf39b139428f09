import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { plotOptions, timeOf, type PlotColors, type PlotLook } from './plot-options.js';

interface PlotProps extends PlotLook {
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** In pixels; it is as wide as there is room. */
  readonly height: number;
  /** Called with the time and the value that the pointer is at; with null when it leaves. */
  readonly onPoint: (point: string | null) => void;
}

/** Values over time, in the colours of the page. */
export function Plot({ times, values, height, onPoint, shape, format, scale }: PlotProps) {
  const { ref: box, width } = useElementSize();
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const tell = useEffectEvent((index: number | null) => {
    const [at, value] = index === null ? [] : [times[index], values[index]];
    onPoint(at === undefined || value === undefined ? null : `${timeOf(at)}: ${format(value)}`);
  });
  useEffect(() => {
    const size = { width: Math.floor(width), height };
    if (place.current === null || size.width === 0) return;
    const look = { shape, format, scale };
    const options = plotOptions(look, size, colorsOf(place.current), (index) => tell(index));
    const made = new UPlot(options, [[], []], place.current);
    plot.current = made;
    return () => made.destroy();
  }, [width, height, scheme, shape, format, scale]);
  useEffect(() => {
    plot.current?.setData([[...times], [...values]]);
  }, [times, values, width, height, scheme, shape, format, scale]);
  return (
    <div ref={box}>
      <div ref={place} />
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
