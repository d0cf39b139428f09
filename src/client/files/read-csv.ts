import Papa from 'papaparse';
import { DELIMITERS, type Delimiter } from './source-file.js';
import { texts } from './texts.js';

/** A CSV file as a table. */
export interface CsvTable {
  readonly delimiter: Delimiter;
  readonly columns: string[];
  readonly rows: string[][];
  readonly faults: string[];
}

/**
 * Reads the text of a CSV file. Lines without content are left out, and cells that are missing at the end of a row are
 * empty.
 * @param chosen what stands between cells; found in the first lines when absent
 */
export function readCsv(text: string, chosen?: Delimiter): CsvTable {
  const delimiter = chosen ?? delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(withoutSeparatorLine(text), {
    delimiter,
    skipEmptyLines: 'greedy',
  });
  const columns = withoutEmptyEnd((data[0] ?? []).map((title) => title.trim()));
  const rows = data.slice(1).map((row) => columns.map((_, at) => row[at] ?? ''));
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes');
  const faults = [
    ...(unclosed ? [texts.quote(unclosed.row ?? 0)] : []),
    ...faultsOfHeader(columns),
    ...(columns.length > 0 && rows.length === 0 ? [texts.empty] : []),
  ];
  return { delimiter, columns, rows, faults };
}

/** The delimiter that the first line names as `sep=;`, or with which the lines have most cells. */
function delimiterOf(text: string): Delimiter {
  const named = /^sep=(.)\r?\n/.exec(text)?.[1];
  const isKnown = (value: string | undefined): value is Delimiter =>
    DELIMITERS.some((one) => one === value);
  if (isKnown(named)) return named;
  const { meta } = Papa.parse(text, {
    preview: 20,
    delimitersToGuess: [...DELIMITERS],
    // A line without content would count as one with a single cell, which weighs much in a small file.
    skipEmptyLines: 'greedy',
  });
  return isKnown(meta.delimiter) ? meta.delimiter : ',';
}

function withoutSeparatorLine(text: string): string {
  return text.replace(/^sep=.\r?\n/, '');
}

/** Spreadsheets write delimiters behind the last column. */
function withoutEmptyEnd(titles: string[]): string[] {
  const last = titles.findLastIndex((title) => title !== '');
  return titles.slice(0, last + 1);
}

function faultsOfHeader(columns: readonly string[]): string[] {
  if (columns.length === 0) return [texts.noHeader];
  const twice = columns.filter((name, at) => name !== '' && columns.indexOf(name) !== at);
  return [...new Set(twice)].map(texts.twice);
}
