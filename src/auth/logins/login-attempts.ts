const WINDOW_MS = 60_000;
/** Networks that are counted at a time; about two megabytes. */
const MAX_NETWORKS = 10_000;

/** The attempts of one network in one window, which begins with the first of them. */
interface Window {
  readonly endsAt: number;
  failures: number;
  /** Attempts whose outcome is not known yet. Each holds a place, as if it had failed already. */
  pending: number;
  readonly waiting: (() => void)[];
}

/** A place for one attempt, or how long the network is blocked. */
export type Admission =
  | { readonly isBlocked: false; readonly end: (hasFailed: boolean) => void }
  | { readonly isBlocked: true; readonly retryMs: number };

/**
 * Lets so many attempts of a network fail in a minute and no more, however many come at once. An attempt takes
 * its place before it is made and gives it back when it succeeds. While all places are taken by attempts that
 * may still succeed, others wait.
 */
export class LoginAttempts {
  /** In the order in which they end. */
  private readonly windows = new Map<string, Window>();

  constructor(private readonly limit: number) {}

  /** Resolves when the attempt may be made or is refused. The caller ends the attempt that it made. */
  async begin(network: string): Promise<Admission> {
    const window = this.windowOf(network);
    while (window.failures + window.pending >= this.limit) {
      if (window.failures >= this.limit) {
        return { isBlocked: true, retryMs: Math.max(1, window.endsAt - Date.now()) };
      }
      await new Promise<void>((resolve) => window.waiting.push(resolve));
    }
    window.pending += 1;
    return { isBlocked: false, end: (hasFailed) => this.end(network, window, hasFailed) };
  }

  private end(network: string, window: Window, hasFailed: boolean): void {
    window.pending -= 1;
    if (hasFailed) window.failures += 1;
    const isFull = window.failures >= this.limit;
    for (const wake of window.waiting.splice(0, isFull ? Infinity : 1)) wake();
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
