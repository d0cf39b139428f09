import { CsvError, type InfoRecord } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import {
  type BulkBody,
  RowBuffer,
  refused,
  toChunks,
} from '../../../async-actions/bulk-body/index.js';
import { describeFault } from '../../../json/json-path.js';
import { readHeader, type Header } from './csv-columns.js';
import type { SharedHeader } from './csv-file.js';
import { CsvNotes } from './csv-notes.js';
import { readCsvRecord } from './csv-record.js';
import { findDelimiter, type Separation } from './delimiter.js';
import { readFileText } from './file-text.js';
import { lineAt } from './line-at.js';
import { findOpenMark } from './quotation-marks.js';
import { UnreadableFileError } from './unreadable-file.js';

/** Room in a line for everything but the metadata. */
const MAX_FIELD_CHARACTERS = 65_536;

/**
 * More rows fit ten megabytes only when they are too short to be vouchers. Each failed row has its reason, so
 * the bound keeps a file of line ends from becoming hundreds of megabytes of reasons.
 */
const MAX_ROWS = 700_000;

/**
 * Reads a CSV file line by line: RFC 4180 with any line end, in an encoding that `readFileText` reads and with a
 * delimiter that `findDelimiter` finds. A file that is no table of vouchers is refused; a bad line fails its row.
 * Lines without content are no rows. What was read in another way than it is written becomes remarks of the result.
 * @param notes sentences that are known of the request already
 */
export function readCsv(
  file: Buffer,
  maxMetadataBytes: number,
  notes: readonly string[] = [],
): BulkBody {
  try {
    return new CsvReader(file, maxMetadataBytes, notes).read();
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return refused(describeFault({ path: ['file'], text: error.message }));
  }
}

class CsvReader {
  private readonly rows = new RowBuffer();
  private readonly notes = new CsvNotes();
  private readonly bytes: Buffer;
  private readonly separation: Separation;
  private readonly maxRecordSize: number;
  private header: Header | null = null;
  private emptyLines = 0;
  /** Where the record begins that is read. */
  private recordStart: number;

  constructor(
    file: Buffer,
    private readonly maxMetadataBytes: number,
    notes: readonly string[],
  ) {
    this.maxRecordSize = 2 * maxMetadataBytes + MAX_FIELD_CHARACTERS;
    const { bytes, note } = readFileText(file);
    this.bytes = bytes;
    this.separation = findDelimiter(bytes, this.maxRecordSize);
    this.recordStart = this.separation.start;
    const sentences = [...notes, note, this.separation.note];
    for (const sentence of sentences) if (sentence !== null) this.notes.say(sentence);
  }

  read(): BulkBody {
    this.parse();
    if (this.header === null || this.rows.length === 0) {
      throw new UnreadableFileError('must have a header line and at least one row');
    }
    const rowCount = this.rows.length;
    const remarks = this.remarks(this.header);
    const header: SharedHeader = { columns: this.header.columns };
    const shared = JSON.stringify(header);
    return { kind: 'accepted', rowCount, chunks: toChunks(this.rows), shared, remarks };
  }

  private parse(): void {
    const { start } = this.separation;
    try {
      this.eachRecord(start, (cells, { bytes, empty_lines }) => {
        this.emptyLines = empty_lines;
        this.readRecord(cells, start + bytes);
      });
    } catch (error) {
      throw error instanceof CsvError ? this.describe(error) : error;
    }
  }

  private eachRecord(from: number, take: (cells: string[], info: InfoRecord) => void): void {
    parse(this.bytes.subarray(from), {
      delimiter: this.separation.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A mark inside of a cell is a character. One that opens a cell must be closed, which the reader sees to.
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: this.maxRecordSize,
      on_record: (cells: string[], info) => {
        take(cells, info);
        // Nothing is kept by the parser, so a file takes the memory of its rows only.
        return null;
      },
    });
  }

  /** Refuses a file of too many rows before the first of them is read, which costs much more than to count them. */
  private refuseTooManyRows(start: number): void {
    if (lineAt(this.bytes, this.bytes.length) <= MAX_ROWS) return;
    let rows = 0;
    try {
      this.eachRecord(start, (cells) => {
        if (!cells.every(isBlank)) rows += 1;
        if (rows > MAX_ROWS) {
          throw new UnreadableFileError(`must NOT have more than ${MAX_ROWS} rows`);
        }
      });
    } catch (error) {
      // What is wrong with the file is found again, with its place, when its rows are read.
      if (!(error instanceof CsvError)) throw error;
    }
  }

  private readRecord(cells: readonly string[], end: number): void {
    if (cells.some(isQuoted)) this.refuseOpenMarks(end);
    this.recordStart = end;
    if (cells.every(isBlank)) {
      this.notes.count('blankRow');
      return;
    }
    if (this.header === null) this.readHeader(cells);
    else this.readRow(cells, this.header);
  }

  private readHeader(cells: readonly string[]): void {
    const header = readHeader(cells);
    if (header.columns === null) throw new UnreadableFileError(header.fault);
    for (const note of header.notes) this.notes.say(note);
    this.refuseTooManyRows(this.recordStart);
    this.header = header;
  }

  private readRow(cells: readonly string[], { columns }: Header): void {
    const { maxMetadataBytes, notes } = this;
    const reading = readCsvRecord(cells, { columns, maxMetadataBytes, notes });
    this.rows.appendReading(reading, reading.kind === 'row' ? undefined : JSON.stringify(cells));
  }

  /** The parser takes a mark that is closed in the wrong place for a character, and rows behind it for one cell. */
  private refuseOpenMarks(end: number): void {
    const range = { start: this.recordStart, end };
    const mark = findOpenMark(this.bytes, range, this.separation.delimiter.charCodeAt(0));
    if (mark !== null) throw this.openMark(mark);
  }

  private openMark(position: number): UnreadableFileError {
    const line = lineAt(this.bytes, position);
    return new UnreadableFileError(
      `is not CSV: a quotation mark in line ${line} is misplaced, or is not closed at the end of its cell`,
    );
  }

  /** What the import left out or read in another way, where there is something. */
  private remarks({ skipped: columns }: Header): Record<string, unknown> | undefined {
    const emptyLines = this.emptyLines + this.notes.countOf('blankRow');
    const notes = this.notes.sentences();
    const hasSkipped = columns.length > 0 || emptyLines > 0;
    if (!hasSkipped && notes.length === 0) return undefined;
    return {
      ...(hasSkipped && { skipped: { columns, empty_lines: emptyLines } }),
      ...(notes.length > 0 && { notes }),
    };
  }

  /** The parser's finding in our words; its own repeat parts of the file. */
  private describe({ code }: CsvError): UnreadableFileError {
    const isLong = code === 'CSV_MAX_RECORD_SIZE';
    const start = this.recordStart;
    const end = isLong ? start + this.maxRecordSize : this.bytes.length;
    const range = { start, end: Math.min(end, this.bytes.length) };
    const mark = findOpenMark(this.bytes, range, this.separation.delimiter.charCodeAt(0));
    if (mark !== null) return this.openMark(mark);
    return new UnreadableFileError(`has a row that is too long, at line ${this.lineOfRecord()}`);
  }

  private lineOfRecord(): number {
    let at = this.recordStart;
    while (this.bytes[at] === 0x0a || this.bytes[at] === 0x0d) at += 1;
    return lineAt(this.bytes, at);
  }
}

/** Whether a mark may have been meant to open the cell. */
function isQuoted(cell: string): boolean {
  return cell.startsWith('"') || (/^[ \t]/.test(cell) && cell.trimStart().startsWith('"'));
}

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}
