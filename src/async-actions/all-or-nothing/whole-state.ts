import type { AsyncAction } from '../async-action.js';

/** Where an action stands that is all or nothing: while it runs, and when it has ended. */
export const WHOLE_STATES = [
  'validating',
  'writing',
  'taking_back',
  'all_written',
  'nothing_written',
  'taken_back',
  'partly_written',
] as const;
export type WholeState = (typeof WHOLE_STATES)[number];

const RUNNING = { validate: 'validating', write: 'writing', undo: 'taking_back' } as const;

type PassedAction = Pick<AsyncAction, 'pass' | 'status' | 'finishedAt' | 'doneCount'>;

/** The state of an action, or null for one that is not all or nothing. */
export function wholeStateOf({
  pass,
  status,
  finishedAt,
  doneCount,
}: PassedAction): WholeState | null {
  if (pass === null) return null;
  if (finishedAt === null) return RUNNING[pass];
  if (status === 'DONE') return 'all_written';
  if (pass !== 'undo') return 'nothing_written';
  return doneCount === 0 ? 'taken_back' : 'partly_written';
}

/** Why a row that has no outcome of its own was not processed, for the report. */
export function unprocessedDetails(action: PassedAction): string {
  switch (wholeStateOf(action)) {
    case 'nothing_written':
      return 'The job is all or nothing, and wrote nothing';
    case 'taken_back':
    case 'partly_written':
      return 'The job is all or nothing, and did not write this row or took it back';
    default:
      return 'The job ended before it came to this row';
  }
}
