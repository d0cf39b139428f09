import { isUtf8 } from 'node:buffer';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import {
  type BulkBody,
  RowBuffer,
  refused,
  toChunks,
} from '../../../async-actions/bulk-body/index.js';
import { describeFault } from '../../../json/json-path.js';
import { readHeader, type Column } from './csv-columns.js';
import { readCsvRecord } from './csv-record.js';

/** Room in a line for everything but the metadata. */
const MAX_FIELD_CHARACTERS = 65_536;

/**
 * More rows fit ten megabytes only when they are too short to be vouchers. Each failed row has its reason, so
 * the bound keeps a file of line ends from becoming hundreds of megabytes of reasons.
 */
const MAX_ROWS = 700_000;

/** The file cannot be read as a table at all. */
class UnreadableFileError extends Error {}

/**
 * Reads a CSV file line by line: RFC 4180 with any line end, in UTF-8, with or without a byte order mark.
 * A file that is no table of vouchers is refused; a bad line fails its row. Lines without a character are
 * no rows.
 */
export function readCsv(file: Buffer, maxMetadataBytes: number): BulkBody {
  try {
    return new CsvReader(maxMetadataBytes).read(file);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return refused(describeFault({ path: ['file'], text: error.message }));
  }
}

class CsvReader {
  private readonly rows = new RowBuffer();
  private columns: readonly Column[] | null = null;
  private emptyLines = 0;

  constructor(private readonly maxMetadataBytes: number) {}

  read(file: Buffer): BulkBody {
    if (!isUtf8(file)) throw new UnreadableFileError('must be text in UTF-8');
    this.parse(file);
    if (this.columns === null || this.rows.length === 0) {
      throw new UnreadableFileError('must have a header line and at least one row');
    }
    const rowCount = this.rows.length;
    return { kind: 'accepted', rowCount, chunks: toChunks(this.rows), remarks: this.remarks() };
  }

  private parse(file: Buffer): void {
    try {
      parse(file, {
        bom: true,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: 2 * this.maxMetadataBytes + MAX_FIELD_CHARACTERS,
        on_record: (cells: string[], { empty_lines }) => {
          this.emptyLines = empty_lines;
          if (this.columns === null) this.readHeader(cells);
          else this.readRow(cells, this.columns);
          // Nothing is kept by the parser, so a file takes the memory of its rows only.
          return null;
        },
      });
    } catch (error) {
      throw error instanceof CsvError ? new UnreadableFileError(describe(error)) : error;
    }
  }

  private readHeader(cells: readonly string[]): void {
    const { columns, fault } = readHeader(cells);
    if (fault !== null) throw new UnreadableFileError(fault);
    this.columns = columns;
  }

  private readRow(cells: readonly string[], columns: readonly Column[]): void {
    if (this.rows.length === MAX_ROWS) {
      throw new UnreadableFileError(`must NOT have more than ${MAX_ROWS} rows`);
    }
    const reading = readCsvRecord(cells, columns, this.maxMetadataBytes);
    if (reading.kind === 'malformed') throw new Error('A line of a CSV file has always a shape');
    this.rows.appendReading(reading);
  }

  /** What the import leaves out, where it leaves something out. */
  private remarks(): Record<string, unknown> | undefined {
    const columns = (this.columns ?? []).flatMap((column) =>
      column.kind === 'skipped' ? [column.name] : [],
    );
    if (columns.length === 0 && this.emptyLines === 0) return undefined;
    return { skipped: { columns, empty_lines: this.emptyLines } };
  }
}

/** The parser's finding in our words; its own repeat parts of the file. */
function describe({ code, ...context }: CsvError): string {
  const { lines: line = 1 } = context as { lines?: number };
  if (code === 'CSV_MAX_RECORD_SIZE') return `has a row that is too long, at line ${line}`;
  return `is not CSV: a quotation mark is missing or misplaced, at line ${line}`;
}
