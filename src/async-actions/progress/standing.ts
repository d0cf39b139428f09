/** What decides when an unfinished action ends, besides the action itself. */
export interface Standing {
  /** Its place among the unfinished actions of the project: 1 runs, or is the next to run. */
  readonly position: number;
  /** Rows of the actions before it that are not processed; null when one of them finds its rows as it goes. */
  readonly rowsAhead: number | null;
  /** Rows per second of the project: of the action that runs, or else of those that ended last; null when unknown. */
  readonly projectPace: number | null;
  /** Whether it cannot end: it, one before it or the whole project queue is paused. */
  readonly isHeld: boolean;
}
