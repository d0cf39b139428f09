const SMALLEST = 10;
const FIRST = 100;
/** Some milliseconds of reading and writing, for vouchers of a usual size. */
const LARGEST = 500;
/** Characters of vouchers that a page should have. */
const WANTED_CHARS = 524_288;

/** How many vouchers to look at in one read: fewer when they are large, so that a page takes bounded memory. */
export class PageSize {
  private size = FIRST;

  get current(): number {
    return this.size;
  }

  /** Learns from a page that was read. @param chars of all its vouchers */
  learn(chars: number): void {
    const fitting = Math.floor((this.size * WANTED_CHARS) / Math.max(1, chars));
    this.size = Math.max(SMALLEST, Math.min(LARGEST, fitting, 4 * this.size));
  }
}
