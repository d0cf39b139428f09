import { CLOSE_BRACKET, COMMA, OPEN_BRACKET, QUOTE } from '../../json/bytes.js';
import type { RowReading, Slice } from './row-slice.js';

/** Positions that are kept of a row: its start, its code's start and end, its end. */
const FIELDS = 4;
const INITIAL_ROWS = 4_096;
/** Brackets, quotes and commas around the three parts of a row, and the digits of its number. */
const MAX_FRAME = 7 + 16;
/** Up to this length a loop copies faster than a call into the engine. */
const SHORT = 48;

/**
 * The accepted rows of one request, each as the JSON text `[row,"code",rest]` in one piece of memory.
 * Where they lie is kept as numbers: objects for 350,000 rows took 60 MB and the time to collect them.
 */
export class RowBuffer {
  private memory: Buffer;
  private positions = new Uint32Array(INITIAL_ROWS * FIELDS);
  private at = 0;
  private count = 0;

  /** `capacity` is how many bytes the rows will likely take; more than that costs a copy. */
  constructor(capacity = 65_536) {
    this.memory = Buffer.allocUnsafeSlow(Math.max(capacity, MAX_FRAME));
  }

  get length(): number {
    return this.count;
  }

  /** Everything that was appended. Moves to other memory when rows are appended. */
  get bytes(): Uint8Array {
    return this.memory;
  }

  /**
   * Adds a row. Equal codes must have equal bytes: the spelling that `JSON.stringify` gives them.
   * @param row number in the request, from 1
   * @param code the code as a JSON string without its quotes
   * @param rest what follows the code: the payload, or `null` and a rejection
   */
  append(row: number, code: Slice, rest: Slice): void {
    this.reserve(code.end - code.start + (rest.end - rest.start) + MAX_FRAME);
    const start = this.at;
    this.byte(OPEN_BRACKET);
    this.at += this.memory.write(String(row), this.at, 'latin1');
    this.byte(COMMA);
    this.byte(QUOTE);
    const codeStart = this.at;
    this.copy(code);
    const codeEnd = this.at;
    this.byte(QUOTE);
    this.byte(COMMA);
    this.copy(rest);
    this.byte(CLOSE_BRACKET);
    this.positions.set([start, codeStart, codeEnd, this.at], this.count * FIELDS);
    this.count += 1;
  }

  /** Adds a row that was read closely. */
  appendReading(row: number, reading: RowReading): void {
    const rest =
      reading.kind === 'row' ? reading.payload : `null,${JSON.stringify(reading.rejection)}`;
    const source = Buffer.from(JSON.stringify(reading.code).slice(1, -1) + rest);
    const end = source.length;
    const restStart = end - Buffer.byteLength(rest);
    this.append(row, { source, start: 0, end: restStart }, { source, start: restStart, end });
  }

  startOf(index: number): number {
    return this.positions[index * FIELDS] as number;
  }

  codeStartOf(index: number): number {
    return this.positions[index * FIELDS + 1] as number;
  }

  codeEndOf(index: number): number {
    return this.positions[index * FIELDS + 2] as number;
  }

  endOf(index: number): number {
    return this.positions[index * FIELDS + 3] as number;
  }

  private reserve(size: number): void {
    if (this.at + size > this.memory.length) {
      const larger = Buffer.allocUnsafeSlow(Math.ceil((this.at + size) * 1.5));
      this.memory.copy(larger, 0, 0, this.at);
      this.memory = larger;
    }
    if ((this.count + 1) * FIELDS > this.positions.length) {
      const larger = new Uint32Array(this.positions.length * 2);
      larger.set(this.positions);
      this.positions = larger;
    }
  }

  private byte(value: number): void {
    this.memory[this.at] = value;
    this.at += 1;
  }

  private copy({ source, start, end }: Slice): void {
    if (end - start <= SHORT) {
      for (let from = start; from < end; from += 1) this.byte(source[from] as number);
      return;
    }
    this.memory.set(source.subarray(start, end), this.at);
    this.at += end - start;
  }
}
