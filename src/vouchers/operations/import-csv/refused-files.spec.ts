import { describe, expect, it } from '@jest/globals';
import { refusalOfFile } from '../../../../test/support/vouchers/read-csv-file.js';

const HEADER = 'Code,Voucher Type';
const SAVE_AS = "save the sheet as 'CSV UTF-8' and send that";
const MARK = (line: number) =>
  `is not CSV: a quotation mark in line ${line} is misplaced, or is not closed at the end of its cell`;
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('a file that is no table of vouchers', () => {
  it.each([
    ['nothing', '', 'must have a header line and at least one row'],
    ['only a header', HEADER, 'must have a header line and at least one row'],
    [
      'no column of codes',
      'Kod:Voucher Type\na:b',
      "must have a header line with the column 'Code', and commas, semicolons, tabs or vertical bars between its columns",
    ],
    [
      'more rows than vouchers could be',
      `Code\n${'a\n'.repeat(700_001)}`,
      'must NOT have more than 700000 rows',
    ],
    ['a column twice', `${HEADER},k,k\na,b,c,d`, "must NOT have the column 'k' twice"],
    ['an open quotation mark', `${HEADER}\n"a,DISCOUNT_VOUCHER\nb,DISCOUNT_VOUCHER`, MARK(2)],
    [
      'one line of ten megabytes',
      `${HEADER}\n${'x'.repeat(10_000_000)}`,
      'has a row that is too long, at line 2',
    ],
    [
      'ten thousand columns',
      `${HEADER},${Array.from({ length: 10_000 }, (_, index) => index).join()}\na,b`,
      'must NOT have more than 1014 columns',
    ],
  ])('is refused with %s', (_case, file, fault) => {
    expect(refusalOfFile(file)).toBe(`Property .file ${fault}`);
  });

  it.each([
    [
      'an .xlsx file',
      Buffer.from('504b030414000000080000002100ffd8a1b2', 'hex'),
      `is a workbook such as .xlsx, or another zip archive: ${SAVE_AS}`,
    ],
    [
      'an .xls file',
      Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
      `is a workbook of the old .xls kind: ${SAVE_AS}`,
    ],
    [
      'a table in HTML',
      Buffer.from('\ufeff\r\n<HTML><table><tr><td>Code</td></tr></table>'),
      `is HTML or XML, as some programs save a workbook: ${SAVE_AS}`,
    ],
    [
      'a workbook in XML',
      utf16('\ufeff<?xml version="1.0"?><Workbook/>'),
      `is HTML or XML, as some programs save a workbook: ${SAVE_AS}`,
    ],
    ['a PDF document', Buffer.from('%PDF-1.7 Code'), 'is a PDF document: send the table as CSV'],
    [
      'a compressed file',
      Buffer.from('1f8b0800', 'hex'),
      'is compressed with gzip: send the CSV file in it',
    ],
    [
      'UTF-16 without a mark',
      utf16(`${HEADER}\na,b`),
      `is text in UTF-16 without a byte order mark: ${SAVE_AS}`,
    ],
    [
      'UTF-16 without a mark, big end first',
      utf16(`${HEADER}\na,b`).swap16(),
      `is text in UTF-16 without a byte order mark: ${SAVE_AS}`,
    ],
    [
      'UTF-16 that is cut off',
      utf16(`\ufeff${HEADER}\na,b`).subarray(0, -1),
      `is not well-formed UTF-16, which its mark says: ${SAVE_AS}`,
    ],
    [
      'UTF-16 with half a character',
      utf16(`\ufeff${HEADER}\na,\ud83d`).swap16(),
      `is not well-formed UTF-16, which its mark says: ${SAVE_AS}`,
    ],
    ['UTF-32', Buffer.from('fffe000043000000', 'hex'), `is text in UTF-32: ${SAVE_AS}`],
    [
      'Windows-1252',
      Buffer.from(`${HEADER}\r\na,b\r\nGRÜN,b\r\n`, 'latin1'),
      `must be text in UTF-8, and has bytes of another encoding such as Windows-1252 in line 3: ${SAVE_AS}`,
    ],
  ])('is refused when it is %s', (_case, file, fault) => {
    expect(refusalOfFile(file)).toBe(`Property .file ${fault}`);
  });

  it.each([
    [
      'in the last cell of a line, far from the end',
      `${HEADER}\n${'a,b\n'.repeat(15)}c,"EU\n${'a,b\n'.repeat(3_000)}`,
      17,
    ],
    ['before a cell that is quoted rightly', `${HEADER}\na,"EU\nb,c\nd,"US"\n`, 2],
    ['behind line ends inside of its own row', `${HEADER}\n"a\r\nb","c\n\n"x`, 3],
    [
      'in a row of which it makes one that is too long',
      `${HEADER}\na,"b\n${'c,d\n'.repeat(500_000)}`,
      2,
    ],
    ['with text behind it', `${HEADER}\na,"b"c\n`, 2],
    ['behind blanks', `${HEADER}\na, "b, c"\n`, 2],
    ['below a line of separators', `sep=;\nCode;Voucher Type\n\n;;\na;"b\n`, 5],
    ['in the header', `Code,"Voucher Type\na,b\n`, 1],
  ])('names the line where a quotation mark stands %s', (_case, file, line) => {
    expect(refusalOfFile(file)).toBe(`Property .file ${MARK(line)}`);
  });

  it.each([
    [
      'Validation Rule ID',
      "the column 'Validation Rule ID': there are no validation rules in this service",
    ],
    [
      'validation_rule-id',
      "the column 'Validation Rule ID': there are no validation rules in this service",
    ],
    ['VOUCHER\u00a0TYPE', "the column 'Voucher Type' twice"],
  ])('is refused with a column %s', (title, fault) => {
    expect(refusalOfFile(`${HEADER},${title}\na,b,c`)).toBe(
      `Property .file must NOT have ${fault}`,
    );
  });

  it('is refused when its first line names a delimiter that is not read', () => {
    expect(refusalOfFile('sep=:\nCode:Voucher Type\na:b')).toBe(
      "Property .file must have commas, semicolons, tabs or vertical bars between its cells, and its first line names ':'",
    );
  });
});
