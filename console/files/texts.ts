import type { Delimiter, Encoding } from './source-file.js';

const number = (value: number) => value.toLocaleString('en');

export const texts = {
  limit: (mebibytes: number) => `Up to ${mebibytes} MiB.`,
  drop: 'Drop a file here, or',
  choose: 'Choose a file',
  another: 'Choose another file',
  reading: 'Reading the file',
  tooLarge: (size: string, limit: number) =>
    `The file has ${size}, and a request may have ${limit} MiB. Divide it into smaller files.`,
  encoding: 'Encoding',
  delimiter: 'Between cells',
  found: 'Found in the file. Change it when the preview looks wrong.',
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16 (little endian)',
    'utf-16be': 'UTF-16 (big endian)',
    'windows-1252': 'Windows-1252 (Western European)',
  } satisfies Record<Encoding, string>,
  delimiters: {
    ',': 'Comma ,',
    ';': 'Semicolon ;',
    '\t': 'Tab',
    '|': 'Vertical bar |',
  } satisfies Record<Delimiter, string>,
  rows: (count: number) => (count === 1 ? '1 row' : `${number(count)} rows`),
  columns: (count: number) => (count === 1 ? '1 column' : `${number(count)} columns`),
  faults: {
    workbook:
      'This is a workbook of a spreadsheet program. Save it as CSV (UTF-8) and use that file.',
    empty: 'The file has no rows.',
    noHeader: 'The first line names no column.',
    twice: (name: string) =>
      `The column "${name}" is there twice. Give each column a name of its own.`,
    json: (reason: string) => `The file is not valid JSON: ${reason}`,
    line: (line: number, reason: string) => `Line ${line} is not valid JSON: ${reason}`,
    notObjects: (row: number) =>
      `Row ${row} is not an object. Each row is an object with a "code".`,
    unlikeOthers: (row: number) =>
      `Row ${row} has no "code" with "metadata", as others have. Either all rows have both, or none has "metadata".`,
    quote: (row: number) => `A quotation mark in row ${row} is not closed.`,
  },
};
