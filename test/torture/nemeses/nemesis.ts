import type { Moments } from '../moments.js';
import type { Choice } from '../stream/choice.js';
import type { Tally } from '../tally.js';

/** How far a clock is from the right time after it has stepped. */
export const CLOCK_STEPS_MS = [-1, -0.01, 0, 0.01, 1].map((hours) => hours * 3_600_000);

/** What a nemesis may use besides the set-up that it strikes. */
export interface Blow {
  readonly choice: Choice;
  readonly tally: Tally;
  readonly moments: Moments;
}

/** One way to break a set-up. Afterwards everything runs again. */
export interface Nemesis<Target> {
  readonly name: string;
  readonly weight: number;
  /** True where it needs the library between the service and its disk. */
  readonly needsDisk?: true;
  /** True when only runs that ask for it by name have it. */
  readonly onRequest?: true;
  strike(target: Target, blow: Blow): Promise<void>;
}
