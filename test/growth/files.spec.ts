import { describe, expect, it } from '@jest/globals';
import { readMultipartField } from '../../src/http/body/multipart.js';
import type { Column } from '../../src/vouchers/operations/import-csv/csv-columns.js';
import { CsvNotes } from '../../src/vouchers/operations/import-csv/csv-notes.js';
import { readCsvRecord } from '../../src/vouchers/operations/import-csv/csv-record.js';
import { readCsv } from '../../src/vouchers/operations/import-csv/read-csv.js';
import { typeCells } from '../../src/vouchers/operations/import-csv/type-cells.js';
import { aDefinition } from '../factories/metadata-schema.js';
import { expectLinearGrowth } from '../support/growth.js';

const LARGEST = 10_485_760;
const MAX_METADATA_BYTES = 1_048_576;
/** The longest row that is read, and so the longest cell. */
const LARGEST_ROW = 2 * MAX_METADATA_BYTES;
/** Each row costs much, so that fewer of them show the growth. */
const MANY_ROWS = LARGEST / 64;
const HEADER = 'Code,Voucher Type,n\n';
const COLUMNS = Array.from({ length: 990 }, (_, index) => `c${index}`).join(',');

const fill = (text: string, size: number) => text.repeat(Math.ceil(size / text.length));

function answerOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

describe('a CSV file takes time in proportion to its size', () => {
  it.each<[string, number, (size: number) => string]>([
    [
      'with a number of many zeros',
      LARGEST_ROW,
      (size) => `${HEADER}a,GIFT_VOUCHER,0.1${fill('0', size)}1\n`,
    ],
    [
      'with short rows below many columns',
      // Each row is refused by itself, which costs much.
      LARGEST / 256,
      (size) => `Code,${COLUMNS}\n${fill('a\n', size)}`,
    ],
    ['with many columns in one row', LARGEST_ROW, (size) => `${HEADER}${fill(',', size)}\n`],
    ['with many columns in the header', LARGEST_ROW, (size) => `Code${fill(',c', size)}\n`],
    ['of doubled quotation marks', LARGEST_ROW, (size) => `${HEADER}"${fill('""', size)}"\n`],
    ['of quotation marks', LARGEST, (size) => `${HEADER}${fill('"', size)}`],
    ['of a cell that does not end', LARGEST, (size) => `${HEADER}"${fill('a', size)}`],
    ['of line ends', LARGEST, (size) => HEADER + fill('\r\n', size)],
    ['of returns', LARGEST, (size) => HEADER + fill('\r', size)],
    ['of blank rows', MANY_ROWS, (size) => HEADER + fill(' , \n', size)],
    ['of blank rows before the header', MANY_ROWS, (size) => `${fill(';;\n', size)}Code;a\nb;c`],
    ['of marks inside of cells', MANY_ROWS, (size) => HEADER + fill('a,"b"" c,d\n', size)],
    ['of cells that begin with a mark', MANY_ROWS, (size) => HEADER + fill('a,"""b""",c\n', size)],
    [
      'of a mark in each line that is never closed',
      MANY_ROWS,
      (size) => HEADER + fill('a,"b\n', size),
    ],
    ['of marks behind blanks', LARGEST_ROW / 8, (size) => `${HEADER}a,b,${fill(' ', size)}"c"\n`],
    ['of formulas', MANY_ROWS, (size) => HEADER + fill('="a",="b""",="1"\n', size)],
    ['of one formula', LARGEST_ROW / 8, (size) => `${HEADER}a,b,="${fill('""', size)}"\n`],
    [
      'of a title without an end',
      LARGEST_ROW / 8,
      (size) => `Code,Start${fill('_ ', size)}Date\na,b`,
    ],
    ['of lists with blanks', LARGEST_ROW / 8, (size) => `${HEADER}a,b,"${fill(' ,', size)}"\n`],
    ['of one list with blanks', LARGEST_ROW / 8, (size) => `${HEADER}a,b,"${fill(' ', size)}x"\n`],
    ['of spaces', LARGEST_ROW, (size) => `${HEADER}${fill(' ', size)}\n`],
  ])('%s', async (_name, largest, textOf) => {
    await expectLinearGrowth(largest, (size) => {
      const file = Buffer.from(textOf(size));
      return () => readCsv(file, MAX_METADATA_BYTES);
    });
  });
});

describe('a file in another encoding takes time in proportion to its size', () => {
  const UTF16_MARK = '\ufeff';

  it.each<[string, (size: number) => Buffer]>([
    ['UTF-16', (size) => Buffer.from(UTF16_MARK + HEADER + fill('a,b,c\n', size / 2), 'utf16le')],
    [
      'UTF-16 with the big end first',
      (size) => Buffer.from(UTF16_MARK + HEADER + fill('a,b,c\n', size / 2), 'utf16le').swap16(),
    ],
    [
      'Windows-1252 in its last line',
      (size) => Buffer.from(`${HEADER}${fill('a\n', size)}ü`, 'latin1'),
    ],
    [
      'Windows-1252 in one long line',
      (size) => Buffer.from(`${HEADER}${fill('a', size)}ü`, 'latin1'),
    ],
  ])('%s', async (_name, bytesOf) => {
    await expectLinearGrowth(MANY_ROWS, (size) => {
      const file = bytesOf(size);
      return () => readCsv(file, MAX_METADATA_BYTES);
    });
  });
});

describe('a short row below many columns', () => {
  it('is as many looks at the columns as it has cells', () => {
    const many = Array.from({ length: 1_000 }, (_, index): Column => {
      return { kind: 'metadata', key: `c${index}` };
    });
    let looks = 0;
    const counted = new Proxy(many, {
      get: (columns, name, receiver) => {
        looks += 1;
        return Reflect.get(columns, name, receiver) as unknown;
      },
    });

    const notes = new CsvNotes();
    const context = { columns: counted, maxMetadataBytes: MAX_METADATA_BYTES, notes };
    expect(readCsvRecord(['a'], context).kind).toBe('rejected');

    expect(looks).toBeLessThan(10);
  });
});

describe('a cell takes time in proportion to its size where its definition', () => {
  it.each([
    ['is a number', false, (size: number) => `0.1${fill('0', size)}1`],
    ['is a list of numbers', true, (size: number) => fill('1,', size)],
    ['is a list and the number long', true, (size: number) => `1,${fill('9', size)}`],
  ])('%s', async (_name, array, textOf) => {
    const definitions = { n: aDefinition({ type: 'number', array }) };
    await expectLinearGrowth(MAX_METADATA_BYTES, (size) => {
      const metadata = { n: textOf(size) };
      return () => typeCells(metadata, definitions);
    });
  });
});

describe('a multipart form takes time in proportion to its size', () => {
  const PART = '\r\n--X\r\nContent-Disposition: form-data; name="file"';

  it.each<[string, string, (size: number) => string]>([
    ['of dashes', '-', (size) => fill('-', size)],
    ['of beginnings of boundaries', 'X', (size) => `--X\r\n${fill('\r\n--', size)}`],
    ['of boundaries inside of lines', 'X', (size) => fill('a--X', size)],
    ['of boundaries and spaces', 'X', (size) => fill(`\r\n--X${' '.repeat(1_000)}`, size)],
    ['of spaces behind a boundary', 'X', (size) => `--X${fill(' ', size)}`],
    ['without the end of its headers', 'X', (size) => `--X\r\n${fill('a: b\r\n', size)}--X--`],
    ['of parts', 'X', (size) => `${fill(`${PART}\r\n\r\n`, size)}\r\n--X--`],
    ['of parameters', 'X', (size) => `${PART}${fill(';a="\\"', size)}\r\n\r\n\r\n--X--`],
    ['of open parameters', 'X', (size) => `${PART}${fill(';a', size)}\r\n\r\n\r\n--X--`],
  ])('%s', async (_name, boundary, textOf) => {
    await expectLinearGrowth(LARGEST, (size) => {
      const bytes = Buffer.from(textOf(size));
      const type = `multipart/form-data; boundary="${boundary}"`;
      return () => answerOf(() => readMultipartField(bytes, type, 'file'));
    });
  });
});
