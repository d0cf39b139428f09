/** One item of a bulk update. */
export interface BulkItem {
  readonly code: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The code of the voucher with this number, from 0. */
export function codeOf(number: number): string {
  return `code-${String(number).padStart(6, '0')}`;
}

/** What a voucher is worth where a test does not care. */
export const WORTH = { discount: { type: 'PERCENT', percent_off: 10 } } as const;

/** The fields of a voucher with a worth, unless they have a type or a worth of their own. */
export function withWorth<Fields extends object>(fields: Fields): Fields {
  const isComplete = ['type', 'discount', 'gift', 'loyalty_card'].some((name) => name in fields);
  return isComplete ? fields : { ...fields, ...WORTH };
}

/** Vouchers to import: `count` of them, from the number `from` on. */
export function newVouchers(count: number, from = 0): { code: string }[] {
  return Array.from({ length: count }, (_, i) => withWorth({ code: codeOf(from + i) }));
}

/** One change for each of the first `count` vouchers, all different. */
export function itemsFor(count: number): BulkItem[] {
  return Array.from({ length: count }, (_, i) => ({
    code: codeOf(i),
    metadata: { number: i, note: `changed once ${'x'.repeat(100)}` },
  }));
}

/** As {@link itemsFor}, where each hundredth code is unknown: 1 %. */
export function itemsWithUnknownCodes(count: number): BulkItem[] {
  return itemsFor(count).map((item, i) => (isUnknown(i) ? { ...item, code: `no-${i}` } : item));
}

/** Whether {@link itemsWithUnknownCodes} has an unknown code at this index. */
export function isUnknown(index: number): boolean {
  return index % 100 === 99;
}
