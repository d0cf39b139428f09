import type { Settings } from '../../config/settings.js';

const DAY_MS = 86_400_000;

/** Until when the report of an action that ends now can be read, in Unix milliseconds. */
export function reportEnd({ reportRetentionDays }: Settings, finishedAt: number): number {
  return finishedAt + reportRetentionDays * DAY_MS;
}
