/** Bytes of a code that are compared when a chunk is looked for; longer codes that agree so far count as equal. */
const MAX_CODE_BYTES = 96;
/** Bytes that the first and the last code of a chunk have in common, as far as they are kept. */
const MAX_PREFIX_BYTES = 48;

/** ASCII that JSON writes as it is, as nearly all codes are. */
const PLAIN = /^[ !#-[\]-~]*$/;

/**
 * Between which codes those of a chunk lie. Codes are spelled as in the chunk: JSON strings without their quotes,
 * compared by their bytes.
 */
export interface CodeRange {
  /** How the first and the last code both begin, cut at 48 bytes. A chunk of one code has it all. */
  readonly prefix: string;
  /** Cut at 96 bytes. */
  readonly first: string;
  readonly last: string;
}

/** Where a code is looked for: in the chunks that begin with one of the prefixes and whose range holds it. */
export interface SoughtCode {
  /** JSON string, as it stands in the rows of a chunk. */
  readonly json: string;
  /** As {@link CodeRange.first} would be. */
  readonly cut: string;
  /** False when the cut code stands for others too. */
  readonly isWhole: boolean;
  /** Everything that the code begins with, from nothing to {@link CodeRange.prefix} of a chunk of this code alone. */
  readonly prefixes: readonly string[];
}

/** The range from one code to another, both spelled as in the chunk. */
export function rangeBetween(first: Uint8Array, last: Uint8Array): CodeRange {
  const most = Math.min(first.length, last.length, MAX_PREFIX_BYTES);
  let shared = 0;
  while (shared < most && first[shared] === last[shared]) shared += 1;
  return {
    prefix: textOf(first, shared),
    first: textOf(first, MAX_CODE_BYTES),
    last: textOf(last, MAX_CODE_BYTES),
  };
}

/** The range of codes in any order; null when there is none. */
export function rangeOf(codes: readonly string[]): CodeRange | null {
  if (codes.length === 0) return null;
  if (codes.every((code) => PLAIN.test(code))) return rangeOfPlain(codes);
  const spelled = codes.map(spell);
  const first = spelled.reduce((least, code) => (Buffer.compare(code, least) < 0 ? code : least));
  const last = spelled.reduce((most, code) => (Buffer.compare(code, most) > 0 ? code : most));
  return rangeBetween(first, last);
}

/** As {@link rangeOf}, of codes that compare as their bytes do: no other has to be spelled than the first and the last. */
function rangeOfPlain(codes: readonly string[]): CodeRange {
  let [first = '', last = ''] = [codes[0], codes[0]];
  for (const code of codes) {
    if (code < first) first = code;
    if (code > last) last = code;
  }
  return rangeBetween(spell(first), spell(last));
}

/** How chunks are found that may have a row of the code. */
export function seek(code: string): SoughtCode {
  const bytes = spell(code);
  const lengths = Array.from(
    { length: Math.min(bytes.length, MAX_PREFIX_BYTES) + 1 },
    (_, at) => at,
  );
  return {
    json: JSON.stringify(code),
    cut: textOf(bytes, MAX_CODE_BYTES),
    isWhole: bytes.length <= MAX_CODE_BYTES,
    prefixes: [...new Set(lengths.map((length) => textOf(bytes, length)))],
  };
}

function spell(code: string): Uint8Array {
  return Buffer.from(JSON.stringify(code).slice(1, -1));
}

/** The beginning of a text, at most so many bytes, without half a character at its end. */
function textOf(bytes: Uint8Array, length: number): string {
  let end = Math.min(length, bytes.length);
  while (end > 0 && end < bytes.length && ((bytes[end] as number) & 0xc0) === 0x80) end -= 1;
  return Buffer.from(bytes.buffer, bytes.byteOffset, end).toString();
}
