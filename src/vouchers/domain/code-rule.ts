import { textFault } from '../../json/value-limits.js';

/** Longest code, in Unicode code points. */
export const MAX_CODE_LENGTH = 255;

/** C0 and C1 controls, line separators, bidirectional formatting, and marks that show nothing. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Why a text cannot be a voucher code, or null. Nothing is normalised: what is kept is what was sent. */
export function codeFault(code: string): string | null {
  if (code === '') return 'must NOT have fewer than 1 characters';
  const text = textFault(code);
  if (text !== null) return text;
  if (INVISIBLE.test(code)) return 'must NOT contain control or formatting characters';
  if (code.trim() !== code) return 'must NOT begin or end with white space';
  return codeLengthFault(code);
}

/** Why a text cannot be the code of a new voucher, or null. Vouchers of an earlier version can have other codes. */
export function newCodeFault(code: string): string | null {
  // Clients of HTTP take both out of a path, so nobody could call such a voucher by its code.
  if (code === '.' || code === '..') return 'must NOT be . or .., which no path can hold';
  return codeFault(code);
}

/** Why a text is too long to be a code or a part of one, or null. Looks at no more than it must. */
export function codeLengthFault(text: string): string | null {
  return isTooLong(text) ? `must NOT have more than ${MAX_CODE_LENGTH} characters` : null;
}

/** A refused code as results and reports repeat it: one that is too long is cut and ends in an ellipsis. */
export function refusedCode(code: string): string {
  if (!isTooLong(code)) return code;
  const points = [...code.slice(0, 2 * MAX_CODE_LENGTH)];
  return `${points.slice(0, MAX_CODE_LENGTH).join('')}…`;
}

/** A code point takes at most two UTF-16 units, so most codes need no count and none a long one. */
function isTooLong(code: string): boolean {
  if (code.length <= MAX_CODE_LENGTH) return false;
  return [...code.slice(0, 2 * MAX_CODE_LENGTH + 2)].length > MAX_CODE_LENGTH;
}
