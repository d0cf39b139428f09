import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  MINUS,
  NINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  ZERO,
} from './bytes.js';
import { isFaithfulNumber, MAX_NUMBER_LENGTH } from './faithful-number.js';
import { endOfFlatObject } from './flat-object.js';
import { InvalidJsonError } from './parse-json.js';
import { MAX_DEPTH, MAX_KEYS, SAFE_DIGITS } from './value-limits.js';

const LITERALS = ['true', 'false', 'null'].map((word) => Buffer.from(word));
const ESCAPES = new Set([...Buffer.from('"\\/bfnrt')]);

/**
 * Walks JSON in UTF-8 without making a single object: ten megabytes of rows are checked and cut out of
 * the bytes they came in. It accepts exactly what `JSON.parse` accepts. What it cannot vouch for by a
 * glance (deep nesting, many keys, an escape that may hide U+0000 or half a surrogate pair, a number
 * that a double may change) it does not judge: it clears {@link clean} and leaves that value to others.
 */
export class JsonScanner {
  /** Position of the next byte. */
  at: number;
  /** Whether everything since the last reset can be kept as it is. */
  clean = true;
  private readonly end: number;
  /** Open containers: the number of members of an object so far, or -1 for an array. */
  private readonly open: number[] = [];

  constructor(
    readonly bytes: Uint8Array,
    start = 0,
  ) {
    this.at = start;
    this.end = bytes.length;
  }

  /** The next byte that is not white space, or -1 at the end. It is not consumed. */
  peek(): number {
    while (this.at < this.end) {
      const byte = this.bytes[this.at] as number;
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
      this.at += 1;
    }
    return -1;
  }

  /** Consumes one structural byte if it comes next. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.at += 1;
    return true;
  }

  /** Consumes one structural byte. @throws InvalidJsonError when another comes next. */
  expect(byte: number): void {
    if (!this.take(byte)) this.fail();
  }

  fail(): never {
    throw new InvalidJsonError(`Unexpected byte at ${this.at}`);
  }

  /** Consumes one value of any kind. @throws InvalidJsonError */
  scanValue(): void {
    const base = this.open.length;
    for (;;) {
      const opened = this.scanStart();
      if (!opened && !this.continueAfterValue(base)) return;
    }
  }

  /** Consumes the start of a value: a whole scalar, or the opening of a container with members (true). */
  private scanStart(): boolean {
    const byte = this.peek();
    if (byte === QUOTE) this.scanString();
    else if (byte === OPEN_BRACE)
      return !this.scanFlatObject() && this.openContainer(0, CLOSE_BRACE);
    else if (byte === OPEN_BRACKET) return this.openContainer(-1, CLOSE_BRACKET);
    else if (byte === MINUS || (byte >= ZERO && byte <= NINE)) this.scanNumber();
    else this.scanLiteral();
    return false;
  }

  /** Consumes a plain object if one comes next. Nearly all metadata is: 10 ms less of 40 for ten megabytes. */
  private scanFlatObject(): boolean {
    const end = this.open.length < MAX_DEPTH ? endOfFlatObject(this.bytes, this.at) : 0;
    if (end > 0) this.at = end;
    return end > 0;
  }

  private openContainer(members: number, closing: number): boolean {
    this.at += 1;
    if (this.open.length >= MAX_DEPTH) this.clean = false;
    if (this.take(closing)) return false;
    this.open.push(members);
    if (members >= 0) this.scanKey();
    return true;
  }

  /** After a value: closes what ends, steps to the next member. False when the outermost value ended. */
  private continueAfterValue(base: number): boolean {
    while (this.open.length > base) {
      const top = this.open.length - 1;
      const isObject = (this.open[top] as number) >= 0;
      if (this.take(COMMA)) {
        if (isObject) this.scanKey();
        return true;
      }
      this.expect(isObject ? CLOSE_BRACE : CLOSE_BRACKET);
      this.open.pop();
    }
    return false;
  }

  private scanKey(): void {
    const top = this.open.length - 1;
    const members = (this.open[top] as number) + 1;
    this.open[top] = members;
    if (members > MAX_KEYS) this.clean = false;
    if (this.peek() !== QUOTE) this.fail();
    this.scanString();
    this.expect(COLON);
  }

  /** Consumes a string whose opening quote comes next. */
  scanString(): void {
    const { bytes, end } = this;
    let at = this.at + 1;
    for (;;) {
      const byte = at < end ? (bytes[at] as number) : -1;
      if (byte === QUOTE) break;
      if (byte < 0x20) {
        this.at = at;
        this.fail();
      }
      at += byte === BACKSLASH ? this.escapeLength(at) : 1;
    }
    this.at = at + 1;
  }

  private escapeLength(at: number): number {
    const kind = this.bytes[at + 1] ?? -1;
    if (ESCAPES.has(kind)) return 2;
    if (kind !== 0x75) this.fail();
    for (let digit = at + 2; digit < at + 6; digit += 1) {
      if (!isHexDigit(this.bytes[digit] ?? 0)) this.fail();
    }
    this.clean = false;
    return 6;
  }

  private scanNumber(): void {
    const start = this.at;
    if (this.bytes[this.at] === MINUS) this.at += 1;
    const leadingZero = this.bytes[this.at] === ZERO;
    const wholeDigits = this.scanDigits();
    if (wholeDigits === 0 || (leadingZero && wholeDigits > 1)) this.fail();
    if (this.bytes[this.at] === 0x2e) {
      this.at += 1;
      if (this.scanDigits() === 0) this.fail();
    }
    const hasExponent = this.scanExponent();
    const length = this.at - start;
    if (hasExponent || length > SAFE_DIGITS) this.judgeNumber(start);
  }

  private scanExponent(): boolean {
    const marker = this.bytes[this.at];
    if (marker !== 0x65 && marker !== 0x45) return false;
    this.at += 1;
    const sign = this.bytes[this.at];
    if (sign === 0x2b || sign === MINUS) this.at += 1;
    if (this.scanDigits() === 0) this.fail();
    return true;
  }

  private scanDigits(): number {
    const start = this.at;
    while (this.at < this.end) {
      const byte = this.bytes[this.at] as number;
      if (byte < ZERO || byte > NINE) break;
      this.at += 1;
    }
    return this.at - start;
  }

  private judgeNumber(start: number): void {
    const length = this.at - start;
    const token = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, length);
    // A long one is not even made a text.
    if (length > MAX_NUMBER_LENGTH || !isFaithfulNumber(token.toString('latin1'))) {
      this.clean = false;
    }
  }

  private scanLiteral(): void {
    const word = LITERALS.find((literal) =>
      literal.every((byte, index) => this.bytes[this.at + index] === byte),
    );
    if (word === undefined) this.fail();
    this.at += word.length;
  }
}

function isHexDigit(byte: number): boolean {
  const isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66;
  return isLetter || (byte >= ZERO && byte <= NINE);
}
