import { QUOTE } from '../../json/bytes.js';
import type { MemoryHold } from '../../memory/memory-hold.js';
import type { RowRange } from '../storage/chunk-store.js';

const LINE_FEED = 10;
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
   * Adds the lines of these rows, which stand in the text one after the other.
   * @returns false when there are too many bytes; the window is of no use then until it is moved
   * @throws DomainError overloaded
   */
  async add(rows: readonly { readonly row: number }[], text: string): Promise<boolean> {
    const size = Buffer.byteLength(text);
    const isOneRow = this.range.first === this.range.last;
    if (this.length + size > this.maxBytes && !isOneRow) return false;
    if (this.length + size > this.text.length) await this.enlarge(this.length + size);
    this.lines += rows.length;
    let start = this.length;
    this.length += this.text.write(text, start);
    for (const { row } of rows) {
      const end = this.endOfLine(start);
      const place = 2 * (row - this.range.first);
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

  /** Behind the line feed that ends the line: one inside of quotes does not. */
  private endOfLine(start: number): number {
    let isQuoted = false;
    for (let at = start; at < this.length; at += 1) {
      const byte = this.text[at];
      if (byte === QUOTE) isQuoted = !isQuoted;
      else if (byte === LINE_FEED && !isQuoted) return at + 1;
    }
    return this.length;
  }
}
