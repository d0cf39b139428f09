import type { ColumnType, EmptyCells } from '../../src/client/mapping/mapping.js';

const number = (value: number) => value.toLocaleString('en');
const rows = (count: number) => (count === 1 ? '1 row' : `${number(count)} rows`);

export const texts = {
  title: 'New bulk update',
  lead: 'Change the metadata of many vouchers with a file. Nothing changes before you have seen what would.',
  stepsLabel: 'Steps of a bulk update',
  steps: ['File', 'Columns', 'Preview', 'Dry run'],
  kinds: 'CSV, JSON, or a row of JSON in each line.',
  fileFaults: 'The file cannot be used as it is',
  columns: 'What becomes of each column',
  column: 'Column',
  samples: 'First values',
  target: 'Becomes',
  key: 'Metadata key',
  type: 'Type',
  targets: { code: 'Code of the voucher', metadata: 'Metadata', 'leave-out': 'Nothing' },
  targetOf: (column: string) => `What the column ${column} becomes`,
  keyOf: (column: string) => `Metadata key of the column ${column}`,
  typeOf: (column: string) => `Type of the column ${column}`,
  defined: 'from the schema',
  empty: '(empty)',
  emptyCells: 'An empty cell means',
  typeNames: {
    text: 'Text',
    number: 'Number',
    boolean: 'True or false',
    json: 'JSON',
    texts: 'List of texts',
    numbers: 'List of numbers',
    booleans: 'List of true or false',
  } satisfies Record<ColumnType, string>,
  emptyMeanings: {
    leave: 'Leave the key as it is',
    null: 'Set the key to null',
    text: 'Set the key to an empty text',
    unset: 'Take the key out',
  } satisfies Record<EmptyCells, string>,
  mappingFaults: 'Before you go on',
  toPreview: 'Go on to the preview',
  preview: (shown: number, all: number) =>
    all > shown
      ? `The first ${shown} of ${rows(all)}, as they will be sent`
      : `${rows(all)}, as they will be sent`,
  row: 'Row',
  code: 'Code',
  taken: 'Taken out',
  item: 'As it is sent',
  rowFaults: (count: number) => `${rows(count)} cannot be sent`,
  rowFault: (row: number, fault: string) => `Row ${number(row)}: ${fault}`,
  moreFaults: (count: number) => `… and ${number(count)} more.`,
  leaveOut: (count: number) => `Leave out ${rows(count)} and send the others`,
  nothingLeft: 'No row can be sent.',
  repeated: (count: number) =>
    count === 1
      ? '1 code is there more than once. Its rows apply in the order of the file.'
      : `${number(count)} codes are there more than once. Their rows apply in the order of the file.`,
  tooLarge: (size: string, limit: number) =>
    `The request would have ${size}, and may have ${limit} MiB. Divide the file, or leave columns out.`,
  label: 'Name of the job',
  labelHint: 'Shown in the list of jobs. The name of the file when you give none.',
  mode: 'Keys that the file does not name',
  modes: { merge: 'stay as they are', replace: 'are removed' },
  toColumns: 'Back to the columns',
  toFile: 'Back to the file',
  toDryRun: 'Go on to the dry run',
  toPreviewBack: 'Back to the preview',
};
