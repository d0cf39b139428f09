import { TaskAbandonedError } from './task-errors.js';

/** Starts a piece of work that waits. */
type Start = () => void;

/**
 * Hands out a fixed number of places. Owners take turns, first in first out within one, and no owner has more
 * than its share of the places at a time: what is left of them is for the others, whoever came first.
 */
export class FairTurns {
  private readonly lines = new Map<string, Set<Start>>();
  private readonly held = new Map<string, number>();
  private free: number;

  constructor(
    places: number,
    private readonly share: number,
  ) {
    this.free = places;
  }

  /** Runs the work when its turn has come. @throws TaskAbandonedError when the signal ends its wait */
  async run<T>(owner: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    await this.wait(owner, signal);
    try {
      return await work();
    } finally {
      this.giveBack(owner);
    }
  }

  private wait(owner: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new TaskAbandonedError());
        return;
      }
      const line = this.lines.get(owner) ?? new Set();
      const leave = () => {
        line.delete(start);
        if (line.size === 0) this.lines.delete(owner);
        reject(new TaskAbandonedError());
      };
      const start = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.lines.set(owner, line.add(start));
      this.startNext();
    });
  }

  private giveBack(owner: string): void {
    const left = (this.held.get(owner) ?? 1) - 1;
    if (left === 0) this.held.delete(owner);
    else this.held.set(owner, left);
    this.free += 1;
    this.startNext();
  }

  private startNext(): void {
    if (this.free === 0) return;
    for (const [owner, line] of this.lines) {
      const held = this.held.get(owner) ?? 0;
      const [start] = line;
      if (held >= this.share || start === undefined) continue;
      line.delete(start);
      // The owner goes to the end of the round.
      this.lines.delete(owner);
      if (line.size > 0) this.lines.set(owner, line);
      this.held.set(owner, held + 1);
      this.free -= 1;
      start();
      return;
    }
  }
}
