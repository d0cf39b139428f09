/** The value below which the share `p` (0 to 1) of the values lies. @throws Error for no values */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
  if (value === undefined) throw new Error('Nothing was measured');
  return value;
}

/** The middle value; of two, the upper one. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The smallest and the largest value, as the table shows them. */
export function spread(values: readonly number[], unit = 'ms'): string {
  return `${shown(Math.min(...values))} to ${shown(Math.max(...values))} ${unit}`;
}

/** Milliseconds as the table shows them. */
export function ms(value: number): string {
  return `${shown(value)} ms`;
}

/** A quotient as the table shows it. */
export function times(value: number): string {
  return `${value.toFixed(2)} x`;
}

/** A rate as the table shows it. */
export function perSecond(value: number, what: string): string {
  return `${shown(value)} ${what}/s`;
}

function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}
