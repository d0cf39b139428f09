/** What can be wrong with columns and cells, in words. */
export const texts = {
  noNumber: (cell: string) =>
    `"${cell}" is no number. Write one like 1.5, or choose the type text.`,
  inexact: (cell: string) => `${cell} cannot be kept exactly as a number. Choose the type text.`,
  noBoolean: (cell: string) => `"${cell}" is neither true nor false.`,
  noJson: (cell: string) => `"${cell}" is no JSON.`,
  noCode: 'The row has no code.',
  noCodeColumn: 'No column has the code. Choose the one with the codes of the vouchers.',
  twoCodeColumns: 'Two columns have the code. Choose one of them.',
  noMetadata: 'No column becomes metadata, so nothing would change.',
  noKey: (column: string) => `The column "${column}" has no key to be written to.`,
  keyTwice: (key: string) => `Two columns are written to the key "${key}". A key takes one.`,
  keyNotDefined: (key: string) =>
    `The metadata schema does not define "${key}", and the project allows defined keys only.`,
};
