export const texts = {
  title: 'History',
  table: 'History of the voucher, newest first',
  when: 'When',
  what: 'What',
  who: 'Key',
  by: 'By',
  differences: 'Difference',
  events: {
    'voucher.created': 'Created',
    'voucher.updated': 'Changed',
    'voucher.binned': 'Moved to the bin',
  } as Readonly<Record<string, string>>,
  row: (row: number) => `row ${row.toLocaleString('en')} of`,
  unnamedKey: 'a deleted key',
  untold: 'Added by a CSV file: its values cannot be told any more.',
  empty: 'No change is known. What jobs and requests did is kept as long as the reports of jobs.',
  more: 'Show older changes',
};
