import type { MemoryHold } from '../../memory/memory-hold.js';

const SMALLEST_PIECE = 16_384;
const LARGEST_PIECE = 1_048_576;

/**
 * The memory that a body is read into: a few pieces, each counted before it is made. What comes is copied, because
 * a client that sends byte by byte would otherwise have each byte kept as an object of its own.
 */
export class BodyMemory {
  private readonly pieces: Buffer[] = [];
  private free = Buffer.alloc(0);
  private filled = 0;
  private taken = 0;

  /** `declared` is the size of the body where that is known. */
  constructor(
    private readonly hold: MemoryHold,
    private readonly declared: number | null,
  ) {}

  /** Bytes of the body so far. */
  get size(): number {
    return this.filled;
  }

  /** Copies as much of the bytes as there is memory for, and returns the rest. */
  append(bytes: Buffer): Buffer {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.free.length === 0 && !this.tryAddPiece()) return rest;
      const copied = rest.copy(this.free);
      this.free = this.free.subarray(copied);
      this.filled += copied;
      rest = rest.subarray(copied);
    }
    return rest;
  }

  /** Waits for the memory of the next piece. @throws DomainError overloaded */
  async waitForPiece(): Promise<void> {
    const bytes = this.nextPiece;
    await this.hold.grow(bytes);
    this.addPiece(bytes);
  }

  /** The whole body, in memory of its own. Only its bytes stay counted. */
  whole(): Buffer {
    const body = this.joined();
    this.hold.shrink(this.taken - this.filled);
    return body;
  }

  /** Releases everything. */
  drop(): void {
    this.pieces.length = 0;
    this.free = Buffer.alloc(0);
    this.hold.shrink(this.taken);
    this.taken = 0;
  }

  private get nextPiece(): number {
    if (this.declared !== null && this.taken === 0) return this.declared;
    return Math.min(Math.max(this.filled, SMALLEST_PIECE), LARGEST_PIECE);
  }

  private tryAddPiece(): boolean {
    const bytes = this.nextPiece;
    if (!this.hold.tryGrow(bytes)) return false;
    this.addPiece(bytes);
    return true;
  }

  private addPiece(bytes: number): void {
    this.taken += bytes;
    // Of its own, so that it can be moved to a thread.
    this.free = Buffer.allocUnsafeSlow(bytes);
    this.pieces.push(this.free);
  }

  private joined(): Buffer {
    const [only] = this.pieces;
    if (only?.length === this.filled) return only;
    const body = Buffer.allocUnsafeSlow(this.filled);
    let at = 0;
    for (const piece of this.pieces) at += piece.copy(body, at, 0, this.filled - at);
    return body;
  }
}
