import { quoted } from './csv-notes.js';
import { MAX_KEYS } from '../../../json/value-limits.js';

/** The columns that are fields of a voucher, by the names of the public API. */
export const FIELD_COLUMNS = [
  'Code',
  'Voucher Type',
  'Discount Type',
  'Value',
  'Discount Effect',
  'Formula',
  'Category',
  'Start Date',
  'Expiration Date',
  'Redemption Limit',
  'Redeemed Quantity',
  'Redeemed Amount',
  'Active',
  'Additional Info',
] as const;
export type FieldColumn = (typeof FIELD_COLUMNS)[number];

/** The columns of the public API that cannot be kept here, and why. */
const REFUSED_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['Validation Rule ID', 'there are no validation rules'],
]);

const MAX_COLUMNS = MAX_KEYS + FIELD_COLUMNS.length;
/** Most columns without a name that are listed one by one. */
const MAX_LISTED = 20;

/** What the cells of a column are. */
export type Column =
  | { readonly kind: 'field'; readonly name: FieldColumn }
  | { readonly kind: 'metadata'; readonly key: string }
  | { readonly kind: 'skipped' };

/** A header that can be read. */
export interface Header {
  readonly columns: readonly Column[];
  /** The columns that are left out, for people. */
  readonly skipped: readonly string[];
  /** What was read in another way than it was written, as sentences. */
  readonly notes: readonly string[];
  readonly fault: null;
}

/** The header of a file, or why no row of it could be read. */
export type HeaderReading = Header | { readonly columns: null; readonly fault: string };

const KNOWN: ReadonlyMap<string, string> = new Map(
  [...FIELD_COLUMNS, ...REFUSED_COLUMNS.keys()].map((name) => [plain(name), name]),
);
const KNOWN_IN_ONE_WORD: ReadonlyMap<string, string> = new Map(
  [...KNOWN].map(([spelling, name]) => [spelling.replaceAll(' ', ''), name]),
);

/** A title in lower case, with one space for whatever stands between its words. */
function plain(title: string): string {
  return title
    .toLowerCase()
    .split(/[\s_-]+/)
    .filter((word) => word !== '')
    .join(' ');
}

/**
 * The documented column that a title is, whatever its case and whatever white space, `_` or `-` stands between its
 * words; null for any other title.
 */
export function knownTitle(title: string): string | null {
  return KNOWN.get(plain(title)) ?? null;
}

/** Reads the header line. Every title that is not a field's is a key of the metadata, as it is written. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const titles = cells.map((cell) => cell.trim());
  if (titles.length > MAX_COLUMNS) {
    return { columns: null, fault: `must NOT have more than ${MAX_COLUMNS} columns` };
  }
  const known = titles.map(knownTitle);
  const fault = findFault(titles, known);
  if (fault !== null) return { columns: null, fault };
  const columns = titles.map((title, index) => toColumn(title, known[index] ?? null));
  return { columns, fault, skipped: skippedOf(titles), notes: notesOf(titles, known) };
}

function findFault(titles: readonly string[], known: readonly (string | null)[]): string | null {
  if (!known.includes('Code')) {
    return (
      "must have a header line with the column 'Code', and commas, semicolons, tabs or vertical bars " +
      'between its columns'
    );
  }
  const refused = known.find((name) => REFUSED_COLUMNS.has(name ?? '')) ?? null;
  if (refused !== null) {
    return `must NOT have the column '${refused}': ${REFUSED_COLUMNS.get(refused)} in this service`;
  }
  const seen = new Set<string>();
  for (const [index, title] of titles.entries()) {
    const name = known[index] ?? title;
    if (name !== '' && seen.has(name)) return `must NOT have the column '${name}' twice`;
    seen.add(name);
  }
  return null;
}

function toColumn(title: string, known: string | null): Column {
  if (known !== null) return { kind: 'field', name: known as FieldColumn };
  return title === '' ? { kind: 'skipped' } : { kind: 'metadata', key: title };
}

function skippedOf(titles: readonly string[]): string[] {
  const nameless = titles.flatMap((title, index) => (title === '' ? [index + 1] : []));
  const listed = nameless
    .slice(0, MAX_LISTED)
    .map((number) => `column ${number}, which has no name`);
  const more = nameless.length - listed.length;
  return more === 0 ? listed : [...listed, `and ${more} more columns without a name`];
}

/** Each known column is there once at most, so both lists are short. */
function notesOf(titles: readonly string[], known: readonly (string | null)[]): string[] {
  const others = titles.flatMap((title, index) => {
    const name = known[index] ?? null;
    return name === null || name === title
      ? []
      : [`The column ${quoted(title)} was read as '${name}'.`];
  });
  const similar = titles
    .filter((title, index) => known[index] === null && KNOWN_IN_ONE_WORD.has(title.toLowerCase()))
    .slice(0, MAX_LISTED)
    .map((title) => {
      const name = KNOWN_IN_ONE_WORD.get(title.toLowerCase());
      return `The column '${title}' was kept as metadata; '${name}' would be a field.`;
    });
  return [...others, ...similar];
}
