import { MAX_KEYS } from '../../../json/value-limits.js';

/** The columns that are fields of a voucher, by the names of the public API. */
export const FIELD_COLUMNS = [
  'Code',
  'Voucher Type',
  'Discount Type',
  'Value',
  'Category',
  'Start Date',
  'Expiration Date',
  'Redemption Limit',
  'Active',
  'Additional Info',
] as const;
export type FieldColumn = (typeof FIELD_COLUMNS)[number];

/** Counts of redemptions, of which this service makes none. */
const SKIPPED_COLUMNS = ['Redeemed Quantity', 'Redeemed Amount'];

const MAX_COLUMNS = MAX_KEYS + FIELD_COLUMNS.length + SKIPPED_COLUMNS.length;

/** What the cells of a column are. */
export type Column =
  | { readonly kind: 'field'; readonly name: FieldColumn }
  | { readonly kind: 'metadata'; readonly key: string }
  | { readonly kind: 'skipped'; readonly name: string };

/** The header of a file, or why no row of it could be read. */
export type HeaderReading =
  | { readonly columns: readonly Column[]; readonly fault: null }
  | { readonly columns: null; readonly fault: string };

/** Reads the header line. Every name that is not a field's is a key of the metadata. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const names = cells.map((cell) => cell.trim());
  const fault = findFault(names);
  return fault === null ? { columns: names.map(toColumn), fault } : { columns: null, fault };
}

function findFault(names: readonly string[]): string | null {
  if (names.length > MAX_COLUMNS) return `must NOT have more than ${MAX_COLUMNS} columns`;
  if (!names.includes('Code')) return "must have a header line with the column 'Code'";
  const seen = new Set<string>();
  const repeated = names.find((name) => {
    if (name === '') return false;
    const isSecond = seen.has(name);
    seen.add(name);
    return isSecond;
  });
  return repeated === undefined ? null : `must NOT have the column '${repeated}' twice`;
}

function toColumn(name: string, index: number): Column {
  const field = FIELD_COLUMNS.find((column) => column === name);
  if (field !== undefined) return { kind: 'field', name: field };
  if (name === '') return { kind: 'skipped', name: `column ${index + 1}, which has no name` };
  return SKIPPED_COLUMNS.includes(name)
    ? { kind: 'skipped', name }
    : { kind: 'metadata', key: name };
}
