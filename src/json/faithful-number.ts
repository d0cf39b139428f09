/** What a number must be so that storing it does not change it. */
export const UNFAITHFUL_NUMBER = 'must be a number that a double keeps exactly';

/**
 * True when a double keeps the number: parsing the token and printing it gives the same decimal value.
 * `1.50` and `1.5e0` are kept; `9007199254740993`, `1e400` and `0.1000000000000000055` are not.
 */
export function isFaithfulNumber(token: string): boolean {
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
  const [mantissa = '', power = '0'] = token.replace('-', '~').toLowerCase().split('e');
  const isNegative = mantissa.startsWith('~');
  const [whole = '', fraction = ''] = mantissa.replace('~', '').split('.');
  const all = (whole + fraction).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  const exponent = Number(power.replace('~', '-')) - fraction.length + (all.length - digits.length);
  return { digits: digits === '' ? '' : (isNegative ? '-' : '') + digits, exponent };
}
