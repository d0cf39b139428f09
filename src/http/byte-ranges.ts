/** Bytes from the first to the last, both included. */
export interface Bytes {
  readonly first: number;
  readonly last: number;
}

/**
 * The part of a file that a `Range` header asks for (RFC 9110, 14.2). Null where the whole file is the answer: no header,
 * another unit, several ranges, or one that makes no sense. `unsatisfiable` for one that begins behind the end.
 */
export function readRange(
  header: string | undefined,
  length: number,
): Bytes | 'unsatisfiable' | null {
  const asked = (header ?? '').replaceAll(/[ \t]/g, '');
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(asked) ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const count = Math.min(Number(to), length);
    return count === 0 ? 'unsatisfiable' : { first: length - count, last: length - 1 };
  }
  const first = Number(from);
  const last = to === '' ? Infinity : Number(to);
  if (last < first) return null;
  return first >= length ? 'unsatisfiable' : { first, last: Math.min(last, length - 1) };
}
