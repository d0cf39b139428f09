const number = (value: number) => value.toLocaleString('en');

export const texts = {
  start: 'Try it without a change',
  again: 'Try it again',
  lead: 'The service applies every row and takes it back. It takes its turn in the queue.',
  running: 'The dry run is under way',
  waiting: 'The dry run waits for its turn in the queue',
  change: 'would change',
  stay: 'would stay as they are',
  fail: 'would fail',
  unprocessed: 'were not tried',
  run: (count: number) => (count === 1 ? 'Run: change 1 row' : `Run: change ${number(count)} rows`),
  nothing: 'No row would change, so there is nothing to run.',
  failing: (count: number) =>
    count === 1
      ? '1 row would fail. Running leaves its voucher as it is; you can retry it later.'
      : `${number(count)} rows would fail. Running leaves their vouchers as they are; you can retry them later.`,
  incomplete: 'The dry run ended before its last row, so it cannot be run. Try it again.',
  table: 'What each row would do',
  show: 'Show',
  all: 'All rows',
  fates: {
    changed: 'Would change',
    unchanged: 'Would stay',
    failed: 'Would fail',
    unprocessed: 'Not tried',
  },
  row: 'Row',
  code: 'Code',
  outcome: 'Outcome',
  differences: 'Difference',
  noneOfThese: 'No row is of this kind.',
};
