const number = (value: number) => value.toLocaleString('en');

export const texts = {
  title: 'Import vouchers',
  lead: 'Add vouchers with a CSV file. A code that exists is updated: cells with content overwrite, empty ones leave what is there.',
  stepsLabel: 'Steps of an import',
  steps: ['File', 'Preview', 'Dry run'],
  kinds: 'CSV with a column Code and, for new vouchers, Voucher Type and what they are worth.',
  fileFaults: 'The file cannot be used as it is',
  noCsv: 'An import takes a CSV file. Use New bulk update for JSON.',
  noCode: 'No column is named Code.',
  validationRule:
    'The column Validation Rule ID is refused: there are no validation rules in this service.',
  isUtf8: 'The file is sent as UTF-8.',
  known: 'Fields of the voucher',
  metadata: 'Metadata',
  none: 'none',
  preview: (shown: number, all: number) => `The first ${number(shown)} of ${number(all)} rows`,
  next: 'Go on to the dry run',
  back: 'Back to the preview',
  row: 'Row',
};
