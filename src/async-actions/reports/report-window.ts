import type { MemoryHold } from '../../memory/memory-hold.js';
import type { Lines } from '../lines.js';
import type { RowRange } from '../storage/chunk-store.js';

const SMALLEST_TEXT = 65_536;
const PIECE_BYTES = 65_536;
/** Lines whose mean length foretells that of the others, where codes lie in no order. */
const LINES_TO_JUDGE_BY = 1_000;
/** Two numbers for the place of each line. */
const BYTES_PER_PLACE = 8;

/** Lines of a report that come in any order and go out in the order of their rows: their text, and a place for each. */
export class ReportWindow {
  private text = Buffer.alloc(0);
  private length = 0;
  private lines = 0;
  private places = new Uint32Array(0);
  private range: RowRange = { first: 1, last: 0 };

  /** @param maxBytes most bytes of text, unless one line alone has more */
  constructor(
    private readonly hold: MemoryHold,
    private readonly maxBytes: number,
  ) {}

  /** Makes room for the lines of these rows, and forgets all others. @throws DomainError overloaded */
  async moveTo(range: RowRange): Promise<void> {
    this.range = range;
    this.length = 0;
    this.lines = 0;
    const needed = 2 * this.size;
    if (needed > this.places.length) {
      await this.hold.grow((needed - this.places.length) * (BYTES_PER_PLACE / 2));
      this.places = new Uint32Array(needed);
    } else this.places.fill(0);
  }

  /** Takes the memory for the longest text, so that no later window waits for any. @throws DomainError overloaded */
  async reserve(): Promise<void> {
    if (this.text.length < this.maxBytes) await this.enlarge(this.maxBytes);
  }

  /**
   * Adds lines of rows of the window.
   * @returns false when there are too many bytes; the window is of no use then until it is moved
   * @throws DomainError overloaded
   */
  async add({ bytes, ends, rows }: Lines): Promise<boolean> {
    const size = bytes.length;
    const isOneRow = this.range.first === this.range.last;
    if (this.length + size > this.maxBytes && !isOneRow) return false;
    if (this.length + size > this.text.length) await this.enlarge(this.length + size);
    this.lines += rows.length;
    let start = this.length;
    const base = start;
    this.text.set(bytes, base);
    this.length += size;
    for (let index = 0; index < rows.length; index += 1) {
      const end = base + (ends[index] as number);
      const place = 2 * ((rows[index] as number) - this.range.first);
      this.places[place] = start;
      this.places[place + 1] = end;
      start = end;
    }
    return true;
  }

  /** The lines in the order of their rows, in pieces for a stream. */
  *pieces(): Generator<Buffer> {
    let piece = Buffer.allocUnsafe(PIECE_BYTES);
    let filled = 0;
    for (let place = 0; place < 2 * this.size; place += 2) {
      const [start = 0, end = 0] = [this.places[place], this.places[place + 1]];
      if (filled > 0 && filled + end - start > piece.length) {
        yield piece.subarray(0, filled);
        piece = Buffer.allocUnsafe(Math.max(PIECE_BYTES, end - start));
        filled = 0;
      }
      filled += this.text.copy(piece, filled, start, end);
    }
    if (filled > 0) yield piece.subarray(0, filled);
  }

  /** True when the window could be twice as large, by what it holds now. */
  get isSparse(): boolean {
    return this.length < this.maxBytes / 4;
  }

  /** True when the lines so far are so long that all of them would be too many bytes by half. */
  get willOverflow(): boolean {
    const enough = this.lines >= LINES_TO_JUDGE_BY && this.lines < this.size;
    return enough && (this.length / this.lines) * this.size > 1.5 * this.maxBytes;
  }

  /** How many rows a window that was too large should have instead: fewer, by the lines that it met. */
  get rowsThatFit(): number {
    const byLength = Math.floor((0.9 * this.maxBytes * this.lines) / Math.max(1, this.length));
    return Math.max(1, Math.min(byLength, Math.floor(this.size / 2)));
  }

  private get size(): number {
    return this.range.last - this.range.first + 1;
  }

  private async enlarge(needed: number): Promise<void> {
    const grown = Math.min(Math.max(2 * this.text.length, SMALLEST_TEXT), this.maxBytes);
    const bytes = Math.max(grown, needed);
    await this.hold.grow(bytes);
    const larger = Buffer.allocUnsafeSlow(bytes);
    this.text.copy(larger, 0, 0, this.length);
    this.hold.shrink(this.text.length);
    this.text = larger;
  }
}
