import { randomAlphanumeric } from './random-id.js';

/** Digits of base 62 in the order of their bytes, so that ids sort as the moments in them. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Enough for milliseconds up to the year 8888. */
const TIME_LENGTH = 8;
const RANDOM_LENGTH = 24;

/**
 * A new id of a voucher: `v_`, 8 letters and digits of the moment and 24 random ones. Vouchers that are made one after
 * the other then stand side by side in the index of ids, wherever their codes are: a large import writes few pages.
 */
export function voucherId(nowMs: number = Date.now()): string {
  return `v_${timeDigits(nowMs)}${randomAlphanumeric(RANDOM_LENGTH)}`;
}

function timeDigits(ms: number): string {
  let rest = ms;
  let text = '';
  for (let digit = 0; digit < TIME_LENGTH; digit += 1) {
    text = DIGITS.charAt(rest % DIGITS.length) + text;
    rest = Math.floor(rest / DIGITS.length);
  }
  return text;
}
