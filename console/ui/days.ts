const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day as the address and a field for dates have it, or undefined for what is none. */
export function searchDay(value: unknown): string | undefined {
  const isDay = typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value));
  return isDay ? value : undefined;
}

/** The moment when a day begins in the reader's zone, in ISO 8601. */
export function beginOf(day: string): string {
  return momentOf(day, 0);
}

/** The moment when the day after it begins. */
export function endOf(day: string): string {
  return momentOf(day, 1);
}

function momentOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}
