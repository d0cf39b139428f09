import { haveSameCode, orderByCode } from './code-order.js';
import type { RowBuffer } from './row-buffer.js';

const REPEATED = {
  key: 'invalid_payload',
  details: 'Property .code must NOT be repeated in the request',
} as const;

/** Rejects each row whose code another row has, because nobody knows which of them is meant. */
export function rejectRepeated(rows: RowBuffer): void {
  const { codes } = rows;
  const order = orderByCode(codes);
  const isSame = (at: number): boolean =>
    at > 0 &&
    at < order.length &&
    haveSameCode(codes, order[at - 1] as number, order[at] as number);
  for (let at = 0; at < order.length; at += 1) {
    if (isSame(at) || isSame(at + 1)) rows.reject(order[at] as number, REPEATED);
  }
}
