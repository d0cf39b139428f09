import { describe, expect, it } from '@jest/globals';
import { readEnvironment } from '../../config/environment.js';
import { nextTryAt } from './retry-table.js';

const TABLE = readEnvironment({}).webhookRetrySeconds;
const MINUTE_MS = 60_000;
const FIRST = 1_700_000_000_000;

/** The moments of all tries, in minutes after the first one, when each takes no time. */
function minutesOfTries(chance: number): number[] {
  const minutes: number[] = [];
  let nowMs = FIRST;
  for (let failures = 1; ; failures += 1) {
    const next = nextTryAt({ failures, firstTriedAt: FIRST, nowMs }, TABLE, chance);
    if (next === null) return minutes;
    nowMs = next;
    minutes.push((next - FIRST) / MINUTE_MS);
  }
}

describe('the retries of a send-out', () => {
  it('are those of the public API, counted from the first try', () => {
    expect(minutesOfTries(0)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 1_440]);
  });

  it('are spread over a tenth of the time between two, and no more however often it failed', () => {
    const latest = minutesOfTries(1);

    expect(latest).toEqual([
      1.1, 2.1, 4.2, 8.4, 16.8, 33.6, 67.2, 134.4, 268.8, 537.6, 1_075.2, 1_481.6,
    ]);
  });

  it('keep half of the time between them after a retry that came late', () => {
    const late = { failures: 5, firstTriedAt: FIRST, nowMs: FIRST + 24 * 60 * MINUTE_MS };

    expect(nextTryAt(late, TABLE, 0)).toBe(late.nowMs + 4 * MINUTE_MS);
  });

  it('end with the table', () => {
    const last = { failures: 13, firstTriedAt: FIRST, nowMs: FIRST };

    expect(nextTryAt({ ...last, failures: 12 }, TABLE, 0)).not.toBeNull();
    expect(nextTryAt(last, TABLE, 0)).toBeNull();
  });
});
