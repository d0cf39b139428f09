/** What can be wrong with a file, in words. */
export const texts = {
  workbook:
    'This is a workbook of a spreadsheet program. Save it as CSV (UTF-8) and use that file.',
  empty: 'The file has no rows.',
  noHeader: 'The first line names no column.',
  twice: (name: string) =>
    `The column "${name}" is there twice. Give each column a name of its own.`,
  json: (reason: string) => `The file is not valid JSON: ${reason}`,
  line: (line: number, reason: string) => `Line ${line} is not valid JSON: ${reason}`,
  notObjects: (row: number) => `Row ${row} is not an object. Each row is an object with a "code".`,
  unlikeOthers: (row: number) =>
    `Row ${row} has no "code" with "metadata", as others have. Either all rows have both, or none has "metadata".`,
  quote: (row: number) => `A quotation mark in row ${row} is not closed.`,
};
