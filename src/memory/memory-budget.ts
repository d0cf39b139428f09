import { overloaded } from '../errors/domain-error.js';
import { MemoryHold } from './memory-hold.js';
import { Owner } from './owner.js';

/** How long a request waits for memory before it is refused. */
const PATIENCE_MS = 5_000;

/**
 * The memory for bodies, answers and reports that are under way in this process. An owner, which is a project,
 * may hold half as much as it leaves free: a third of all when it is alone, and the less the more others hold. So an
 * owner never takes what the next one needs to begin.
 */
export class MemoryBudget {
  private held = 0;
  /** Only those that hold or wait for something. */
  private readonly owners = new Map<string, Owner>();
  private readonly waiting = new Set<Owner>();

  constructor(
    private readonly totalBytes: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** Bytes that are held by all owners. */
  get heldBytes(): number {
    return this.held;
  }

  /** A hold without a byte. It must be released, in every way that its request can end. */
  open(ownerId: string): MemoryHold {
    return new MemoryHold(this, ownerId);
  }

  /** Takes the bytes if they fit now and nobody of the same owner waits. For {@link MemoryHold}. */
  tryTake(ownerId: string, bytes: number): boolean {
    const owner = this.owners.get(ownerId);
    if (owner !== undefined && owner.waiters.length > 0) return false;
    if (!this.fits(owner, bytes)) return false;
    this.take(ownerId, bytes);
    return true;
  }

  /** Takes the bytes whether they fit or not. For {@link MemoryHold}. */
  take(ownerId: string, bytes: number): void {
    this.ownerOf(ownerId).held += bytes;
    this.held += bytes;
  }

  /**
   * Takes the bytes once they fit, in the order in which they were asked for. For {@link MemoryHold}.
   * @throws DomainError overloaded when they did not fit in time, or the signal was aborted
   */
  async wait(ownerId: string, bytes: number, signal: AbortSignal): Promise<void> {
    const owner = this.ownerOf(ownerId);
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        this.leave(owner, waiter);
        reject(overloaded());
      };
      const timer = setTimeout(leave, this.patienceMs);
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
      };
      const waiter = { bytes, grant: resolve, end };
      owner.waiters.push(waiter);
      this.waiting.add(owner);
      signal.addEventListener('abort', leave);
      if (signal.aborted) leave();
    });
  }

  /** Returns bytes, to those who wait for some. For {@link MemoryHold}. */
  giveBack(ownerId: string, bytes: number): void {
    const owner = this.ownerOf(ownerId);
    owner.held -= bytes;
    this.held -= bytes;
    this.forgetIfIdle(owner);
    for (const waiting of this.waiting) this.serve(waiting);
  }

  private fits(owner: Owner | undefined, bytes: number): boolean {
    const held = (owner?.held ?? 0) + bytes;
    return 2 * held <= this.totalBytes - this.held - bytes;
  }

  private ownerOf(id: string): Owner {
    const known = this.owners.get(id);
    if (known !== undefined) return known;
    const owner = new Owner(id);
    this.owners.set(id, owner);
    return owner;
  }

  private serve(owner: Owner): void {
    for (let [first] = owner.waiters; first !== undefined; [first] = owner.waiters) {
      if (!this.fits(owner, first.bytes)) return;
      this.take(owner.id, first.bytes);
      this.remove(owner, first);
      first.grant();
    }
  }

  private leave(owner: Owner, waiter: Owner['waiters'][number]): void {
    this.remove(owner, waiter);
    this.serve(owner);
  }

  private remove(owner: Owner, waiter: Owner['waiters'][number]): void {
    waiter.end();
    owner.waiters.splice(owner.waiters.indexOf(waiter), 1);
    if (owner.waiters.length === 0) this.waiting.delete(owner);
    this.forgetIfIdle(owner);
  }

  private forgetIfIdle(owner: Owner): void {
    if (owner.held === 0 && owner.waiters.length === 0) this.owners.delete(owner.id);
  }
}
