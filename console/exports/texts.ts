const number = (value: number) => value.toLocaleString('en');

export const texts = {
  title: 'Exports',
  lead: 'CSV files of vouchers, written in the background. No job holds them up.',
  table: 'Exports, newest first',
  emptyTitle: 'No export yet',
  empty: 'Find the vouchers that you want, and export them from there.',
  toVouchers: 'Find vouchers',
  what: 'Vouchers',
  columns: 'Columns',
  state: 'State',
  rows: 'Rows',
  asked: 'Asked for',
  files: 'File',
  availableTill: 'kept until',
  all: 'All vouchers',
  either: ' or ',
  states: {
    SCHEDULED: 'Waiting',
    IN_PROGRESS: 'Being written',
    DONE: 'Done',
    ERROR: 'Failed',
  } as Readonly<Record<string, string>>,
  csv: 'CSV',
  excel: 'For Excel',
  raw: 'For an import',
  actions: 'Actions',
  delete: 'Delete',
  deleteThe: (what: string) => `Delete the export: ${what}`,
  more: 'Show older exports',
  export: 'Export',
  exportThese: (count: number) =>
    count === 1 ? 'Export 1 voucher' : `Export ${number(count)} vouchers`,
  dialogTitle: 'Export vouchers',
  dialogLead: (count: number) =>
    count === 1
      ? 'A CSV file of the voucher that was found.'
      : `A CSV file of the ${number(count)} vouchers that were found.`,
  columnsOf: 'Columns',
  columnSets: {
    import: 'All that an import reads',
    short: 'Code, kind, value and discount',
    codes: 'Codes only',
  },
  metadata: 'Metadata, a column for each key',
  metadataHint: 'The keys of the vouchers on the page.',
  start: 'Start the export',
};
