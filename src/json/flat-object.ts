import * as grammar from './bytes.js';
import { MAX_KEYS, SAFE_DIGITS } from './value-limits.js';

/**
 * An import is read anew at each comparison, a constant of this module becomes part of its compiled code: that
 * takes 7 of 20 ms off the metadata of ten megabytes.
 */
const { QUOTE, COMMA, MINUS, ZERO, NINE, COLON, BACKSLASH, OPEN_BRACE, CLOSE_BRACE } = grammar;

/** What the functions below return when they meet anything but what they are made for; no token ends there. */
const NOT_PLAIN = 0;

/**
 * Where the object ends that starts at `start`, when it is plain: members whose names and texts have no
 * escape, and whose numbers are whole and short. 0 for all other bytes, valid JSON or not. Never vouches for
 * what {@link JsonScanner} would refuse or not call clean.
 */
export function endOfFlatObject(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== OPEN_BRACE) return NOT_PLAIN;
  const end = bytes.length;
  let at = start;
  for (let members = 0; members < MAX_KEYS; members += 1) {
    // The brace or the comma before a name.
    at = endOfString(bytes, skipSpace(bytes, at + 1, end), end);
    if (at === NOT_PLAIN) return NOT_PLAIN;
    at = skipSpace(bytes, at, end);
    if (bytes[at] !== COLON) return NOT_PLAIN;
    at = skipSpace(bytes, at + 1, end);
    at = bytes[at] === QUOTE ? endOfString(bytes, at, end) : endOfInteger(bytes, at, end);
    if (at === NOT_PLAIN) return NOT_PLAIN;
    at = skipSpace(bytes, at, end);
    if (bytes[at] === CLOSE_BRACE) return at + 1;
    if (bytes[at] !== COMMA) return NOT_PLAIN;
  }
  return NOT_PLAIN;
}

/** Where a string without escapes ends that starts at `start`. */
function endOfString(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== QUOTE) return NOT_PLAIN;
  for (let at = start + 1; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at + 1;
    if (byte < 0x20 || byte === BACKSLASH) return NOT_PLAIN;
  }
  return NOT_PLAIN;
}

/** Where a whole number ends; the caller checks what follows it. */
function endOfInteger(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start;
  let at = first;
  while (at < end && isDigit(bytes[at] as number)) at += 1;
  const hasLeadingZero = bytes[first] === ZERO && at - first > 1;
  return at === first || hasLeadingZero || at - start > SAFE_DIGITS ? NOT_PLAIN : at;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function skipSpace(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(bytes[at] as number)) at += 1;
  return at;
}

function isSpace(byte: number): boolean {
  return byte <= 0x20 && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}
