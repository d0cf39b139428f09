/** What a number must be so that storing it does not change it. */
export const UNFAITHFUL_NUMBER = 'must be a number that a double keeps exactly';

/**
 * Longest number that is looked at, in characters. A double with all its zeros written out, such as the
 * smallest one above zero, takes up to 330; what is longer has digits that no double needs.
 */
export const MAX_NUMBER_LENGTH = 400;

/**
 * True when a double keeps the number: parsing the token and printing it returns the same decimal value.
 * `1.50` and `1.5e0` are kept; `9007199254740993`, `1e400` and `0.1000000000000000055` are not, and nothing
 * longer than {@link MAX_NUMBER_LENGTH} is.
 */
export function isFaithfulNumber(token: string): boolean {
  if (token.length > MAX_NUMBER_LENGTH) return false;
  const value = Number(token);
  if (!Number.isFinite(value)) return false;
  return sameDecimal(token, String(value));
}

function sameDecimal(a: string, b: string): boolean {
  const left = normalise(a);
  const right = normalise(b);
  return left.digits === right.digits && (left.digits === '' || left.exponent === right.exponent);
}

/** Significant digits without zeros at either end, and the power of ten of the last of them. */
function normalise(token: string): { digits: string; exponent: number } {
  const [mantissa = '', power = '0'] = token.toLowerCase().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.slice(sign.length).split('.');
  const all = whole + fraction;
  // A pattern such as /0+$/ would begin anew at each zero.
  let start = 0;
  let end = all.length;
  while (all[start] === '0') start += 1;
  while (end > start && all[end - 1] === '0') end -= 1;
  const exponent = Number(power) - fraction.length + (all.length - end);
  return { digits: end === start ? '' : sign + all.slice(start, end), exponent };
}
