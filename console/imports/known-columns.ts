/** Titles that the service knows, as `docs/csv.md` lists them. */
const KNOWN = [
  'code',
  'voucher type',
  'discount type',
  'value',
  'discount effect',
  'formula',
  'redeemed amount',
  'redeemed quantity',
  'redemption limit',
  'start date',
  'expiration date',
  'active',
  'category',
  'additional info',
];
const REFUSED = 'validation rule id';

const plain = (title: string) =>
  title
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');

/** Which columns of a file are fields of vouchers, and which become metadata. */
export interface SortedColumns {
  readonly known: readonly string[];
  readonly metadata: readonly string[];
  readonly hasCode: boolean;
  /** Whether a column is there for which the service refuses the file. */
  readonly hasRefused: boolean;
}

/** Sorts the columns of a file as the service does. */
export function sortColumns(columns: readonly string[]): SortedColumns {
  const named = columns.filter((column) => column !== '');
  return {
    known: named.filter((column) => KNOWN.includes(plain(column))),
    metadata: named.filter((column) => !KNOWN.includes(plain(column)) && plain(column) !== REFUSED),
    hasCode: named.some((column) => plain(column) === 'code'),
    hasRefused: named.some((column) => plain(column) === REFUSED),
  };
}
