const WINDOW_MS = 60_000;
/** Networks that are counted at a time; about two megabytes. */
const MAX_NETWORKS = 10_000;

/** The guesses of one network in one window, which begins with the first of them. */
interface Window {
  readonly endsAt: number;
  failures: number;
  /** Guesses whose outcome is not known yet. Each holds a place, as if it had failed already. */
  pending: number;
  readonly waiting: (() => void)[];
}

/** A place for one attempt, or how long the network is blocked. */
export type Admission =
  | { readonly isBlocked: false; readonly end: (hasFailed: boolean) => void }
  | { readonly isBlocked: true; readonly retryMs: number };

/**
 * Lets so many guesses of a network fail in a minute and no more, however many come at once. An attempt takes a
 * place for each of its guesses before it is made and returns them when it succeeds. While all places are taken
 * by attempts that may still succeed, others wait.
 */
export class LoginAttempts {
  /** In the order in which they end. */
  private readonly windows = new Map<string, Window>();

  constructor(private readonly limit: number) {}

  /**
   * Resolves when the attempt may be made or is refused. The caller ends the attempt that it made.
   * @param guesses how many fail with the attempt
   */
  async begin(network: string, guesses = 1): Promise<Admission> {
    const places = Math.min(guesses, this.limit);
    const window = this.windowOf(network);
    while (window.failures + window.pending + places > this.limit) {
      if (window.failures + places > this.limit) {
        return { isBlocked: true, retryMs: Math.max(1, window.endsAt - Date.now()) };
      }
      await new Promise<void>((resolve) => window.waiting.push(resolve));
    }
    window.pending += places;
    return { isBlocked: false, end: (hasFailed) => this.end(network, window, hasFailed, places) };
  }

  private end(network: string, window: Window, hasFailed: boolean, places: number): void {
    window.pending -= places;
    if (hasFailed) window.failures += places;
    // Each looks for itself whether there is room: attempts differ in the places that they need.
    for (const wake of window.waiting.splice(0)) wake();
    const isUnused = window.failures === 0 && window.pending === 0 && window.waiting.length === 0;
    if (isUnused && this.windows.get(network) === window) this.windows.delete(network);
  }

  private windowOf(network: string): Window {
    const current = this.windows.get(network);
    if (current !== undefined && current.endsAt > Date.now()) return current;
    this.windows.delete(network);
    this.makeRoom();
    const window = { endsAt: Date.now() + WINDOW_MS, failures: 0, pending: 0, waiting: [] };
    this.windows.set(network, window);
    return window;
  }

  /** Drops the windows that have ended, and the oldest one when that is not enough. */
  private makeRoom(): void {
    for (const [network, { endsAt }] of this.windows) {
      if (endsAt > Date.now() && this.windows.size < MAX_NETWORKS) return;
      this.windows.delete(network);
    }
  }
}
