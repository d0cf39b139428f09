const PERCENT = 100;
const MIB = 2 ** 20;
const WHOLE = /^\d{1,15}$/;

/** A number that a person wrote, or undefined when it is no whole number from 0 on. */
export function wholeOf(text: string): number | undefined {
  return WHOLE.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** Bytes as mebibytes for a field, in as few digits as say it exactly enough. */
export function toMib(bytes: number): string {
  return String(Math.round(bytes / MIB));
}

/** Mebibytes that a person wrote as bytes, at most what a number holds exactly. */
export function fromMib(text: string): number | undefined {
  const whole = wholeOf(text);
  return whole === undefined ? undefined : Math.min(whole * MIB, Number.MAX_SAFE_INTEGER);
}

/** How much of a limit is used, in whole percent; all of one that is used up or passed. */
export function percentOf(used: number, limit: number): number {
  return used >= limit ? PERCENT : Math.round((PERCENT * used) / limit);
}
