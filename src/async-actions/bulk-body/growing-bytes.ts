/** Up to this length a loop copies faster than a call into the engine. */
const SHORT = 48;

/** Bytes that are written one after the other into memory that grows. */
export class GrowingBytes {
  /** Moves to other memory when it grows. */
  bytes: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  append(source: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    const { bytes } = this;
    let at = this.length;
    if (end - start > SHORT) bytes.set(source.subarray(start, end), at);
    else for (let from = start; from < end; from += 1, at += 1) bytes[at] = source[from] as number;
    this.length += end - start;
  }

  private reserve(size: number): void {
    const needed = this.length + size;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
