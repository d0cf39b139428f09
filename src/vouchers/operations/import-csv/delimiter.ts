import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { knownTitle } from './csv-columns.js';
import { UnreadableFileError } from './unreadable-file.js';

/** The characters that may stand between cells, and what they are called. */
const NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' } as const;
type Delimiter = keyof typeof NAMES;
const DELIMITERS = Object.keys(NAMES) as Delimiter[];

/** A first line that names the delimiter to spreadsheet programs. */
const SEPARATOR_LINE = /^"?sep=([^\r\n])"?[ \t]*(?:\r\n|\r|\n|$)/i;
const LONGEST_SEPARATOR_LINE = 32;

/** What separates the cells of a file. */
export interface Separation {
  readonly delimiter: Delimiter;
  /** Where the table begins. */
  readonly start: number;
  /** A sentence for people, if it is not the usual way. */
  readonly note: string | null;
}

/**
 * Finds the delimiter of a file: the one that its first line `sep=` names, else the one with which its header has the
 * column of codes. Commas when there is none.
 * @throws UnreadableFileError when the file names a delimiter that is not supported
 */
export function findDelimiter(bytes: Buffer, maxRecordSize: number): Separation {
  const named = readSeparatorLine(bytes);
  if (named !== null) return named;
  let best: Separation = { delimiter: ',', start: 0, note: null };
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const titles = headerOf(bytes, delimiter, maxRecordSize);
    const isHeader = titles.some((title) => knownTitle(title) === 'Code');
    if (!isHeader || titles.length <= most) continue;
    most = titles.length;
    const note = delimiter === ',' ? null : `The cells are separated by ${NAMES[delimiter]}.`;
    best = { delimiter, start: 0, note };
  }
  return best;
}

function readSeparatorLine(bytes: Buffer): Separation | null {
  const match = SEPARATOR_LINE.exec(bytes.toString('utf8', 0, LONGEST_SEPARATOR_LINE));
  if (match === null) return null;
  const [line, delimiter = ''] = match;
  if (!isDelimiter(delimiter)) {
    throw new UnreadableFileError(
      `must have commas, semicolons, tabs or vertical bars between its cells, and its first line names '${delimiter}'`,
    );
  }
  const note = `The cells are separated by ${NAMES[delimiter]}, as the first line says, which is no row.`;
  return { delimiter, start: Buffer.byteLength(line), note };
}

function isDelimiter(text: string): text is Delimiter {
  return text in NAMES;
}

/** The first row with content as this delimiter cuts it. */
function headerOf(bytes: Buffer, delimiter: Delimiter, maxRecordSize: number): string[] {
  try {
    const records: string[][] = parse(bytes, {
      delimiter,
      to: 1,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: maxRecordSize,
    });
    return records[0] ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // With this delimiter it is no header.
    return [];
  }
}
