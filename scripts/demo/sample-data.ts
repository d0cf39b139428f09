export const VOUCHER_COUNT = 10_000;

/** Where the rows that must fail stand in the request; early, so that the head of the report has some. */
const UNKNOWN_CODE_EVERY = 1_250;
const FIRST_UNKNOWN_CODE = 2;
const UNFAITHFUL_ROW = 4;

const REGIONS = ['emea', 'apac', 'amer'];

/** The code of the n-th voucher, from 1. */
export function codeOf(n: number): string {
  return `DEMO-${String(n).padStart(5, '0')}`;
}

/** The body that imports the vouchers. */
export function importBody(): string {
  const vouchers = Array.from({ length: VOUCHER_COUNT }, (_, index) => ({
    code: codeOf(index + 1),
    type: 'DISCOUNT_VOUCHER',
    discount: { type: 'PERCENT', percent_off: 5 + (index % 4) * 5 },
    metadata: { batch: 'spring', source: 'import' },
  }));
  return JSON.stringify(vouchers);
}

/** A body with a value of its own for each voucher, some codes that nobody knows, and one bad number. */
export function bulkUpdateBody(): string {
  const rows: string[] = [];
  for (let n = 1; n <= VOUCHER_COUNT; n += 1) {
    rows.push(n === UNFAITHFUL_ROW ? unfaithfulRow(codeOf(n)) : updateRow(codeOf(n), n));
    if (n % UNKNOWN_CODE_EVERY === FIRST_UNKNOWN_CODE) rows.push(updateRow(`UNKNOWN-${n}`, n));
  }
  return `[${rows.join(',')}]`;
}

function updateRow(code: string, n: number): string {
  const metadata = {
    batch: 'summer',
    region: REGIONS[n % REGIONS.length],
    tier: n % 10,
    owner: { team: `team-${n % 25}`, mail: `team-${n % 25}@example.com` },
    note: `Row ${n} of the demo. Only the keys that are named here change; the others stay.`,
    valid_from: '2026-06-01T00:00:00.000Z',
  };
  return JSON.stringify({ code, metadata });
}

/** JSON can carry this number, a double cannot: to store it would be to change it. */
function unfaithfulRow(code: string): string {
  return `{"code":"${code}","metadata":{"order_number":9007199254740993}}`;
}
