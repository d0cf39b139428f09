import type { Delimiter, Encoding } from '../../src/client/files/source-file.js';

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
};
