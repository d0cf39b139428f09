const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

/** How long to wait before a stream is opened again: twice as long after each failure, up to half a minute. */
export class Backoff {
  private failures = 0;

  /** @param random from 0 to below 1; spreads those that lost their streams together */
  constructor(private readonly random: () => number = Math.random) {}

  /** Something has come through the stream. */
  reset(): void {
    this.failures = 0;
  }

  /** @param retryMs the shortest wait that the service asks for. @returns milliseconds */
  next(retryMs: number | null): number {
    const longest = Math.min(LONGEST_MS, (retryMs ?? FIRST_MS) * 2 ** this.failures);
    this.failures += 1;
    return longest * (1 - this.random() / 4);
  }
}
