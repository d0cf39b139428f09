import type { Dialect } from '../dialect.js';
import type { ReadLane } from './read-lane.js';
import type { SlotRule } from '../../fairness/fair-slots.js';

/**
 * Reads by what they cost:
 * - indexed: an index leads to the few rows that are read
 * - walking: every row of a project is looked at
 * - decoding: and its JSON is decoded, which takes many times longer
 */
export type LaneName = 'indexed' | 'walking' | 'decoding';

export type Lanes = Readonly<Record<LaneName, ReadLane>>;

/** Longest time in which a lane's connection is waited for. Longer than one read of a list may take. */
const WAIT_MS = 5_000;

const rule = (slots: number, perTenant: number): SlotRule => ({
  slots,
  perTenant,
  waitMs: WAIT_MS,
});

/**
 * The lanes of a process. On SQLite each statement that runs holds one of the four threads that libuv has unless
 * UV_THREADPOOL_SIZE says otherwise: slow reads take three at most, so that one is left for all that is quick.
 */
export const LANE_RULES: Readonly<Record<Dialect, Readonly<Record<LaneName, SlotRule>>>> = {
  sqlite: { indexed: rule(1, 1), walking: rule(1, 1), decoding: rule(2, 2) },
  postgres: { indexed: rule(3, 2), walking: rule(2, 1), decoding: rule(3, 2) },
};
