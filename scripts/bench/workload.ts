/** The code of the n-th voucher, from 1. */
export function codeOf(n: number): string {
  return `BENCH-${String(n).padStart(7, '0')}`;
}

const UNKNOWN_EVERY = 100;

/** A prime that shares no factor with the voucher counts, so the codes come unordered and each once. */
const STRIDE = 7_919;

export interface Work {
  readonly body: Buffer;
  readonly itemCount: number;
  readonly failCount: number;
}

/**
 * A bulk update with distinct values in five keys, one item in a hundred for a code that nobody has. At
 * 76,000 items the body has just under 10 MiB.
 * @param run from 0 to 999; another run has other values, so each one changes every voucher it names
 */
export function bulkWork(run: number, itemCount: number, voucherCount: number): Work {
  const items: string[] = [];
  let failCount = 0;
  for (let n = 0; n < itemCount; n += 1) {
    const isUnknown = n % UNKNOWN_EVERY === UNKNOWN_EVERY - 1;
    if (isUnknown) failCount += 1;
    const code = isUnknown ? `NOBODY-${n}` : codeOf(((n * STRIDE) % voucherCount) + 1);
    items.push(`{"code":"${code}","metadata":${metadataOf(run, n)}}`);
  }
  return { body: Buffer.from(`[${items.join(',')}]`), itemCount, failCount };
}

function metadataOf(run: number, n: number): string {
  const value = `${String(run).padStart(3, '0')}-${String(n).padStart(6, '0')}`;
  return `{"team":"t${value}","lot":"l${value}","shop":"s${value}","tag":"g${value}","no":1${value.replace('-', '')}}`;
}
