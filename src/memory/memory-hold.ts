import { overloaded } from '../errors/domain-error.js';
import type { MemoryBudget } from './memory-budget.js';

/** Memory of one request. Its bytes count until they are given back; the hold ends with {@link release}. */
export class MemoryHold {
  private held = 0;
  private isClosed = false;
  /** Only of a hold that has waited: most never do. */
  private waits: AbortController | undefined;

  /** Use {@link MemoryBudget.open}. */
  constructor(
    private readonly budget: MemoryBudget,
    private readonly ownerId: string,
  ) {}

  get bytes(): number {
    return this.held;
  }

  /** Adds bytes if they fit now. */
  tryGrow(bytes: number): boolean {
    if (this.isClosed || !this.budget.tryTake(this.ownerId, bytes)) return false;
    this.held += bytes;
    return true;
  }

  /**
   * Adds bytes, and waits a few seconds for them where they do not fit now.
   * @throws DomainError overloaded when they did not fit in time, or the hold is closed
   */
  async grow(bytes: number): Promise<void> {
    if (this.tryGrow(bytes)) return;
    if (this.isClosed) throw overloaded();
    this.waits ??= new AbortController();
    await this.budget.wait(this.ownerId, bytes, this.waits.signal);
    this.held += bytes;
    if (!this.waits.signal.aborted) return;
    // Closed between the grant and this line: nobody else would give these bytes back.
    this.shrink(bytes);
    throw overloaded();
  }

  /** Adds bytes whether they fit or not: for what is too small to be refused. */
  take(bytes: number): void {
    if (this.isClosed) return;
    this.budget.take(this.ownerId, bytes);
    this.held += bytes;
  }

  /** Returns bytes to the budget, at most all. */
  shrink(bytes: number): void {
    const given = Math.min(bytes, this.held);
    if (given <= 0) return;
    this.held -= given;
    this.budget.giveBack(this.ownerId, given);
  }

  /** Takes no more bytes, and refuses those who wait for some. What is held stays held. */
  close(): void {
    this.isClosed = true;
    this.waits?.abort();
  }

  /** Closes the hold and returns everything. May be called again. */
  release(): void {
    this.close();
    this.shrink(this.held);
  }
}
