import { GrowingBytes } from './growing-bytes.js';
import type { RowRejection } from '../row.js';
import type { RowReading } from './row-reading.js';

const INITIAL_ROWS = 4_096;
const INITIAL_BYTES = 16_384;
/** Numbers that are kept of the rest of a row: its start and its end. */
const FIELDS = 2;
const NO_BODY = new Uint8Array(0);

/** Codes side by side, each as a JSON string without its quotes. */
export interface Codes {
  readonly count: number;
  readonly bytes: Uint8Array;
  /** Where each code starts. It ends where the next one starts; for that the last has a next one too. */
  readonly starts: Uint32Array;
}

/** Where a row lies in the body: its code without the quotes, and its payload. */
export interface RowPlace {
  readonly codeStart: number;
  readonly codeEnd: number;
  readonly restStart: number;
  readonly restEnd: number;
}

/** How the rest of a rejected row begins; no payload does. */
const REJECTED = 'null,';

/** The payload of a rejected row, and what it has become. */
interface Rejected {
  readonly payloadStart: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The accepted rows of one request, in its order. A row is a code and a rest: its payload, or `null`, a
 * rejection and what was sent. The rest stays in the body and only its range is kept, as numbers: objects for 350,000
 * rows took 60 MB, and a copy of each row before its place is known took 30 ms of ten megabytes. The codes
 * are copied, because a sort reads them many times, and side by side they fit the processor's cache.
 */
export class RowBuffer {
  /** Rests that do not stand in the body. */
  readonly written = new GrowingBytes(INITIAL_BYTES);
  private readonly codeBytes = new GrowingBytes(INITIAL_BYTES);
  private codeStarts = new Uint32Array(INITIAL_ROWS + 1);
  private rests = new Uint32Array(INITIAL_ROWS * FIELDS);
  private count = 0;
  /** The row that was rejected last. */
  private rejected: Rejected | null = null;

  /** `body` holds the rows that are appended as ranges; it must not change any more. */
  constructor(readonly body: Uint8Array = NO_BODY) {}

  get length(): number {
    return this.count;
  }

  /** The codes of the rows so far. */
  get codes(): Codes {
    return { count: this.count, bytes: this.codeBytes.bytes, starts: this.codeStarts };
  }

  /** Adds a row of the body. Equal codes must have equal bytes: their spelling by `JSON.stringify`. */
  append({ codeStart, codeEnd, restStart, restEnd }: RowPlace): void {
    this.codeBytes.append(this.body, codeStart, codeEnd);
    this.add(restStart, restEnd);
  }

  /** Adds a row that was read closely. A rejected one keeps the text of its item, where it is given. */
  appendReading(reading: RowReading, item?: string): void {
    const rest = reading.kind === 'row' ? reading.payload : restOf(reading.rejection, item);
    const code = Buffer.from(JSON.stringify(reading.code).slice(1, -1));
    this.codeBytes.append(code, 0, code.length);
    const { start, end } = this.keep(rest);
    this.add(start, end);
  }

  /** Keeps a text that any number of rows may have as their rest, and returns its range. */
  keep(text: string): { start: number; end: number } {
    const bytes = Buffer.from(text);
    const start = this.body.length + this.written.length;
    this.written.append(bytes, 0, bytes.length);
    return { start, end: start + bytes.length };
  }

  /** Makes a row a rejected one, which keeps its payload. One that is rejected stays as it is. */
  reject(index: number, rejection: RowRejection): void {
    const start = this.restStartOf(index);
    const payload = this.textAt(start, this.restLengthOf(index));
    if (payload.startsWith(REJECTED)) return;
    // All rows of a request may have one payload in common.
    const isSame = this.rejected?.payloadStart === start;
    const rest = isSame
      ? (this.rejected as Rejected)
      : this.keep(`${REJECTED}${JSON.stringify(rejection)},${payload}`);
    this.rejected = { payloadStart: start, start: rest.start, end: rest.end };
    this.rests[index * FIELDS] = rest.start;
    this.rests[index * FIELDS + 1] = rest.end;
  }

  /** Where the rest of a row starts; from the end of the body on, positions count on into {@link written}. */
  restStartOf(index: number): number {
    return this.rests[index * FIELDS] as number;
  }

  restLengthOf(index: number): number {
    return (this.rests[index * FIELDS + 1] as number) - this.restStartOf(index);
  }

  codeLengthOf(index: number): number {
    return (this.codeStarts[index + 1] as number) - (this.codeStarts[index] as number);
  }

  private textAt(position: number, length: number): string {
    const isInBody = position < this.body.length;
    const source = isInBody ? this.body : this.written.bytes;
    const start = isInBody ? position : position - this.body.length;
    const { buffer, byteOffset } = source;
    return Buffer.from(buffer, byteOffset + start, length).toString();
  }

  private add(restStart: number, restEnd: number): void {
    const { count } = this;
    if (count * FIELDS === this.rests.length) {
      this.codeStarts = enlarge(this.codeStarts, 2 * count + 1);
      this.rests = enlarge(this.rests, 2 * count * FIELDS);
    }
    this.codeStarts[count + 1] = this.codeBytes.length;
    this.rests[count * FIELDS] = restStart;
    this.rests[count * FIELDS + 1] = restEnd;
    this.count = count + 1;
  }
}

function restOf(rejection: RowRejection, item?: string): string {
  const rest = REJECTED + JSON.stringify(rejection);
  return item === undefined ? rest : `${rest},${JSON.stringify(item)}`;
}

function enlarge(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}
