/** A request that waits for memory. */
export interface Waiter {
  readonly bytes: number;
  /** Lets it go on; the bytes are taken by then. */
  readonly grant: () => void;
  /** Ends its time limit. */
  readonly end: () => void;
}

/** What one project holds of the memory budget, and who of it waits for more. */
export class Owner {
  held = 0;
  /** In the order in which they came. */
  readonly waiters: Waiter[] = [];

  constructor(readonly id: string) {}
}
