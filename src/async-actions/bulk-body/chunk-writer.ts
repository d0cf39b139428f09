import { CLOSE_BRACKET, COMMA, OPEN_BRACKET, QUOTE, ZERO } from '../../json/bytes.js';
import type { NewChunk } from '../storage/chunk-store.js';
import { haveSameCode } from './code-order.js';
import { rangeBetween, type CodeRange } from '../code-range.js';
import type { RowBuffer } from './row-buffer.js';

/** Brackets, quotes and commas of a row, and the comma or bracket before it. */
const FRAME = 7;
const WORD = 4;

/** Bytes that a row takes in its chunk, with what separates it from the row before. */
export function rowLength(rows: RowBuffer, index: number): number {
  return FRAME + countDigits(index + 1) + rows.codeLengthOf(index) + rows.restLengthOf(index);
}

/** Quotes of a code among the codes of its chunk, and the comma or bracket before it. */
const CODE_FRAME = 3;

/**
 * Writes chunks one after the other: a JSON array of rows `[number,"code",rest]`, numbered from 1, and one of
 * their codes, each once.
 */
export class ChunkWriter {
  private readonly memory: DataView;
  private readonly codes: DataView;
  private readonly codeStarts: Uint32Array;
  private readonly body: DataView;
  private readonly written: DataView;
  private at = 0;

  /** `chunkCount` chunks will hold all the rows. */
  constructor(
    private readonly rows: RowBuffer,
    chunkCount: number,
  ) {
    let length = 2 * chunkCount;
    for (let index = 0; index < rows.length; index += 1) {
      length += rowLength(rows, index) + CODE_FRAME + rows.codeLengthOf(index);
    }
    this.memory = new DataView(new ArrayBuffer(length));
    this.codes = viewOf(rows.codes.bytes);
    this.codeStarts = rows.codes.starts;
    this.body = viewOf(rows.body);
    this.written = viewOf(rows.written.bytes);
  }

  /**
   * Writes the rows with these indexes, those of one code side by side, as a chunk. Its bytes are part of one
   * piece of memory.
   */
  write(indexes: Uint32Array): NewChunk {
    const start = this.at;
    for (let place = 0; place < indexes.length; place += 1) {
      this.writeByte(place === 0 ? OPEN_BRACKET : COMMA);
      this.writeRow(indexes[place] as number);
    }
    this.writeByte(CLOSE_BRACKET);
    const items = this.writtenSince(start);
    const codes = this.writeCodes(indexes);
    return { rowCount: indexes.length, items, codes, codeRange: this.rangeOf(indexes) };
  }

  private rangeOf(indexes: Uint32Array): CodeRange {
    return rangeBetween(this.codeAt(indexes[0] as number), this.codeAt(indexes.at(-1) as number));
  }

  private codeAt(index: number): Uint8Array {
    const start = this.codeStarts[index] as number;
    return this.rows.codes.bytes.subarray(start, start + this.rows.codeLengthOf(index));
  }

  private writeCodes(indexes: Uint32Array): Uint8Array {
    const start = this.at;
    this.writeByte(OPEN_BRACKET);
    for (let place = 0; place < indexes.length; place += 1) {
      const index = indexes[place] as number;
      if (place > 0 && haveSameCode(this.rows.codes, indexes[place - 1] as number, index)) continue;
      if (place > 0) this.writeByte(COMMA);
      this.writeCode(index);
    }
    this.writeByte(CLOSE_BRACKET);
    return this.writtenSince(start);
  }

  private writtenSince(start: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, start, this.at - start);
  }

  private writeRow(index: number): void {
    const { rows, body } = this;
    this.writeByte(OPEN_BRACKET);
    this.writeNumber(index + 1);
    this.writeByte(COMMA);
    this.writeCode(index);
    this.writeByte(COMMA);
    const start = rows.restStartOf(index);
    const length = rows.restLengthOf(index);
    if (start < body.byteLength) this.copy(body, start, length);
    else this.copy(this.written, start - body.byteLength, length);
    this.writeByte(CLOSE_BRACKET);
  }

  private writeCode(index: number): void {
    this.writeByte(QUOTE);
    this.copy(this.codes, this.codeStarts[index] as number, this.rows.codeLengthOf(index));
    this.writeByte(QUOTE);
  }

  private writeByte(byte: number): void {
    this.memory.setUint8(this.at, byte);
    this.at += 1;
  }

  private writeNumber(value: number): void {
    const end = this.at + countDigits(value);
    let rest = value;
    for (let at = end - 1; at >= this.at; at -= 1) {
      this.memory.setUint8(at, ZERO + (rest % 10));
      rest = Math.floor(rest / 10);
    }
    this.at = end;
  }

  /** By four bytes at a time: 10 ms less for ten megabytes than byte by byte, or than a view for each call of `set`. */
  private copy(source: DataView, start: number, length: number): void {
    const { memory, at } = this;
    let done = 0;
    for (; done + WORD <= length; done += WORD) {
      memory.setInt32(at + done, source.getInt32(start + done));
    }
    for (; done < length; done += 1) memory.setUint8(at + done, source.getUint8(start + done));
    this.at = at + length;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function countDigits(value: number): number {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits += 1;
  return digits;
}
