import { tooManyRequests } from '../errors/domain-error.js';

/** How many may run together, and how long the others wait. */
export interface SlotRule {
  readonly slots: number;
  /** Most slots that one tenant has at a time. */
  readonly perTenant: number;
  /** Longest wait for a slot; without it a wait ends with its signal only. */
  readonly waitMs?: number;
}

interface Waiter {
  readonly begin: () => void;
}

/**
 * Hands out slots. A tenant's work begins in the order in which it came. A slot that becomes free goes to the tenant
 * that has the fewest; among equals they take turns, however much each of them has brought.
 */
export class FairSlots {
  private readonly running = new Map<string, number>();
  /** Who waits, by tenant. The tenant whose turn is next stands first. */
  private readonly waiting = new Map<string, Set<Waiter>>();
  private taken = 0;

  constructor(private readonly rule: SlotRule) {}

  /**
   * Does the work as soon as a slot is free for this tenant.
   * @throws DomainError too_many_requests when none is within the time to wait, or the reason of `signal` when it
   * is aborted before the work has begun
   */
  async run<T>(tenant: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (!this.enter(tenant)) await this.wait(tenant, signal);
    try {
      return await work();
    } finally {
      this.leave(tenant);
    }
  }

  /** Takes a slot if one is free for this tenant, and returns whether it did. {@link leave} must follow then. */
  enter(tenant: string): boolean {
    if (!this.hasRoom(tenant)) return false;
    this.take(tenant);
    return true;
  }

  /** Releases a slot of this tenant. */
  leave(tenant: string): void {
    this.taken -= 1;
    const left = (this.running.get(tenant) ?? 0) - 1;
    if (left > 0) this.running.set(tenant, left);
    else this.running.delete(tenant);
    this.beginNext();
  }

  private hasRoom(tenant: string): boolean {
    const own = this.running.get(tenant) ?? 0;
    return this.taken < this.rule.slots && own < this.rule.perTenant;
  }

  private take(tenant: string): void {
    this.taken += 1;
    this.running.set(tenant, (this.running.get(tenant) ?? 0) + 1);
  }

  private wait(tenant: string, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = (reason: Error) => {
        stopWaiting();
        this.remove(tenant, waiter);
        reject(reason);
      };
      const onAbort = () => giveUp(signal?.reason as Error);
      const { waitMs } = this.rule;
      const timer =
        waitMs === undefined
          ? undefined
          : setTimeout(() => giveUp(tooManyRequests(waitMs)), waitMs);
      const stopWaiting = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      const waiter = {
        begin: () => {
          stopWaiting();
          resolve();
        },
      };
      signal?.addEventListener('abort', onAbort);
      const own = this.waiting.get(tenant) ?? new Set();
      this.waiting.set(tenant, own.add(waiter));
    });
  }

  private remove(tenant: string, waiter: Waiter): void {
    const own = this.waiting.get(tenant);
    own?.delete(waiter);
    if (own?.size === 0) this.waiting.delete(tenant);
  }

  private beginNext(): void {
    const tenant = this.nextTenant();
    const own = tenant === undefined ? undefined : this.waiting.get(tenant);
    const [next] = own ?? [];
    if (tenant === undefined || own === undefined || next === undefined) return;
    this.waiting.delete(tenant);
    own.delete(next);
    // Behind all who wait: the turn of this tenant is over.
    if (own.size > 0) this.waiting.set(tenant, own);
    this.take(tenant);
    next.begin();
  }

  /** Of those who wait and may begin, who has the fewest slots; of several, whose turn it is. */
  private nextTenant(): string | undefined {
    let next: string | undefined;
    let fewest = this.rule.perTenant;
    for (const tenant of this.waiting.keys()) {
      const own = this.running.get(tenant) ?? 0;
      if (own >= fewest || !this.hasRoom(tenant)) continue;
      next = tenant;
      fewest = own;
    }
    return next;
  }
}
