import { Bell } from './bell.js';

/** How often those who follow an action hear of its progress. */
export const TICK_MS = 250;
/** Between two looks, however often something ends; and as long again as a look took. */
const MIN_GAP_MS = 20;
/** Timers may end a little early. */
const EARLY_MS = 2;

/**
 * Looks again and again while somebody is interested: a full look each tick, and in between another one when the bell
 * rings. Looks never overlap. A look that takes long makes the next one come later.
 */
export class LookLoop {
  private readonly bell = new Bell();
  private isRunning = false;

  /**
   * @param isWanted whether anybody is interested
   * @param look must not throw; `isFull` is false for one that the bell has brought about
   */
  constructor(
    private readonly isWanted: () => boolean,
    private readonly look: (isFull: boolean) => Promise<void>,
  ) {}

  /** Begins, unless it has begun. It ends by itself when nobody is interested any more. */
  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    void this.run();
  }

  /** Has the next look come as soon as it may. */
  ring(): void {
    if (this.isRunning) this.bell.ring();
  }

  private async run(): Promise<void> {
    let fullAt = -Infinity;
    while (this.isWanted()) {
      const startedAt = performance.now();
      const isFull = startedAt - fullAt >= TICK_MS - EARLY_MS;
      if (isFull) fullAt = startedAt;
      await this.look(isFull);
      const tookMs = performance.now() - startedAt;
      const gapMs = Math.max(MIN_GAP_MS, tookMs);
      await new Promise((resolve) => setTimeout(resolve, gapMs));
      await this.bell.wait(Math.max(0, fullAt + TICK_MS - performance.now()));
    }
    this.isRunning = false;
  }
}
