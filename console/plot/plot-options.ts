import UPlot from 'uplot';

/** How the values of a plot are to be read. */
export interface PlotLook {
  /** `before`: each value holds from the time before it; `after`: until the next time; `line`: it changes between them. */
  readonly shape: 'before' | 'after' | 'line';
  /** Writes a value. Must be the same function each time. */
  readonly format: (value: number) => string;
  /** The values at which lines may stand: round numbers, or round durations in milliseconds. */
  readonly scale?: 'numbers' | 'durations';
}

/** Colours of the page. */
export interface PlotColors {
  readonly line: string;
  readonly text: string;
  readonly grid: string;
  readonly font: string;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const NUMBERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000].flatMap((power) => [
  power,
  2 * power,
  5 * power,
]);
const DURATIONS = [
  ...[1, 5, 15, 30].map((count) => count * SECOND_MS),
  ...[1, 5, 15, 30].map((count) => count * MINUTE_MS),
  ...[1, 3, 6, 12, 24, 72, 240].map((count) => count * HOUR_MS),
];
const STEPS = { numbers: NUMBERS, durations: DURATIONS };
const PATHS = { before: { align: -1 }, after: { align: 1 } } as const;

const AXIS_WIDTH_PX = 64;
const AXIS_HEIGHT_PX = 28;
const LABEL_SPACE_PX = 90;
/** Above the highest value. */
const HEADROOM = 1.1;

const minutes = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const seconds = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** A moment on the time axis, which has seconds where minutes do not tell its labels apart. */
function timesOf(splits: readonly number[]): string[] {
  const [first = 0, second = MINUTE_MS] = splits;
  const clock = second - first < MINUTE_MS ? seconds : minutes;
  return splits.map((at) => clock.format(at));
}

/** The time of a value, to the second. */
export const timeOf = (at: number): string => seconds.format(at);

function axesOf(
  format: PlotLook['format'],
  scale: keyof typeof STEPS,
  { text, font, grid }: PlotColors,
): UPlot.Axis[] {
  const look = { stroke: text, font, ticks: { show: false } };
  return [
    {
      ...look,
      grid: { show: false },
      size: AXIS_HEIGHT_PX,
      space: LABEL_SPACE_PX,
      incrs: DURATIONS,
      values: (_, splits) => timesOf(splits),
    },
    {
      ...look,
      grid: { stroke: grid, width: 1 },
      size: AXIS_WIDTH_PX,
      incrs: STEPS[scale],
      values: (_, splits) => splits.map(format),
    },
  ];
}

/** What uPlot draws by. */
export function plotOptions(
  { shape, format, scale = 'numbers' }: PlotLook,
  size: { readonly width: number; readonly height: number },
  colors: PlotColors,
  onPoint: (index: number | null) => void,
): UPlot.Options {
  const [smallest = 1] = STEPS[scale];
  return {
    ...size,
    ms: 1,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7, fill: colors.line } },
    scales: { y: { range: (_, __, most) => [0, Math.max(most * HEADROOM, smallest)] } },
    axes: axesOf(format, scale, colors),
    series: [
      {},
      {
        stroke: colors.line,
        width: 1.5,
        fill: `color-mix(in srgb, ${colors.line} 14%, transparent)`,
        points: { show: false },
        ...(shape !== 'line' && { paths: UPlot.paths.stepped?.(PATHS[shape]) }),
      },
    ],
    hooks: { setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)] },
  };
}
